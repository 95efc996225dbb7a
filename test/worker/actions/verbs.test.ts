import { beforeEach, describe, expect, test } from 'vitest';
import type { HistoryEntry, JobDetail, Problem } from '#contract/jobs/job-answers';
import { flowsBefore } from '#test/kit/flows/renovation-1';
import { openJob, openShop, type Answer } from '#test/kit/worker/api';
import { everyRow } from '#test/kit/worker/database';

const shop = await openShop(undefined, { flows: flowsBefore });
let opened: JobDetail;
let path = '';

beforeEach(async () => {
  opened = await openJob(shop, { contractTotalMinor: 100_000 });
  path = `/api/jobs/${opened.job.id}`;
});

interface Verb {
  readonly action: string;
  /** Runs the action once and names a path of its history entry. */
  readonly does: () => Promise<Answer<JobDetail>>;
  readonly changes: readonly string[];
  readonly reason?: string;
}

const milestone = (key: string): string =>
  opened.job.milestones.find((candidate) => candidate.key === key)?.id ?? '';
const newest = async (): Promise<HistoryEntry | undefined> =>
  (await shop.owner.get<{ entries: HistoryEntry[] }>(`${path}/history`)).body.entries[0];

const cash = { amountMinor: 1000, currency: 'CNY', method: 'cash' };
const pay = (reference: string) => shop.finance.post(`${path}/payments`, { ...cash, voucher: reference });

const verbs: readonly Verb[] = [
  {
    action: 'edit-job',
    changes: ['title', 'customer.phone', 'fact:area'],
    does: () =>
      shop.staff.patch(path, { baseVersion: 1, title: 'T', customer: { phone: '1' }, facts: { area: 9 } }),
  },
  {
    action: 'record-facts',
    changes: ['fact:area'],
    does: () => shop.staff.post(`${path}/facts`, { facts: [{ key: 'area', value: 12 }] }),
  },
  {
    action: 'record-document',
    changes: ['fact:design.filed'],
    does: () => shop.staff.post(`${path}/documents`, { key: 'design', state: 'filed' }),
  },
  {
    action: 'save-line',
    changes: ['line:'],
    does: () => shop.staff.post(`${path}/lines`, { description: 'Tiles', amountMinor: 5 }),
  },
  {
    action: 'save-change-order',
    changes: ['change-order:'],
    does: () => shop.staff.post(`${path}/change-orders`, { title: 'More', amountMinor: 5 }),
  },
  {
    action: 'save-booking',
    changes: ['booking:'],
    does: () => shop.staff.post(`${path}/bookings`, { role: 'tiler', supplier: 'Wang' }),
  },
  {
    action: 'save-task',
    changes: ['task:'],
    does: () => shop.staff.post(`${path}/tasks`, { title: 'Call' }),
  },
  {
    action: 'add-milestone',
    changes: ['milestone:'],
    does: () =>
      shop.finance.post(`${path}/milestones`, { title: 'Extra', amountMinor: 5, dueOn: '2026-04-01' }),
  },
  {
    action: 'patch-milestone',
    changes: ['milestone:'],
    reason: 'as agreed',
    does: () =>
      shop.finance.patch(`${path}/milestones`, {
        milestoneId: milestone('down'),
        baseVersion: 1,
        amountMinor: 60_000,
        reason: 'as agreed',
      }),
  },
  {
    action: 'override-stage',
    changes: ['stage'],
    reason: 'agreed by phone',
    does: () => shop.manager.post(`${path}/stage`, { to: 'survey', override: { reason: 'agreed by phone' } }),
  },
  { action: 'take-payment', changes: ['payment:'], does: () => pay(`take-${opened.job.id}`) },
  {
    action: 'refund',
    changes: ['payment:'],
    reason: 'too much',
    does: async () => {
      const { body } = await pay(`r-${opened.job.id}`);
      return shop.finance.post(`${path}/payments`, {
        refundOf: body.payments[0]?.id,
        amountMinor: 400,
        voucher: `b-${opened.job.id}`,
        reason: 'too much',
      });
    },
  },
  {
    action: 'reverse',
    changes: ['payment:'],
    reason: 'wrong job',
    does: async () => {
      const { body } = await pay(`w-${opened.job.id}`);
      return shop.finance.post(`${path}/payments`, { reversalOf: body.payments[0]?.id, reason: 'wrong job' });
    },
  },
  {
    action: 'create-link',
    changes: ['link:'],
    does: () => shop.staff.post(`/api/milestones/${milestone('down')}/link`, {}),
  },
];

describe('every verb', () => {
  test.each(verbs)('$action works, answers the job as it then reads, and is in history', async (verb) => {
    const answer = await verb.does();
    expect(answer.status).toBeLessThan(300);
    const read = await shop.viewer.get(path);
    expect(answer.body).toMatchObject(read.body);
    const entry = await newest();
    expect(entry).toMatchObject({
      version: read.body.job.version,
      at: shop.clock.now,
      action: verb.action,
      reason: verb.reason ?? null,
      requestId: answer.headers.get('x-request-id'),
    });
    expect(entry?.actor).toMatch(/^stf_(staff|finance|manager)$/);
    for (const change of verb.changes) {
      expect(
        entry?.changes.some(
          (candidate) => candidate.path.startsWith(change) && candidate.before !== candidate.after,
        ),
      ).toBe(true);
    }
  });

  test.each([...verbs])('$action on a job that is not there is 404', async ({ action }) => {
    const before = await everyRow();
    const calls: Readonly<Record<string, readonly [string, object, ('POST' | 'PATCH')?]>> = {
      'edit-job': ['', { baseVersion: 1, title: 'T' }, 'PATCH'],
      'record-facts': ['/facts', { facts: [{ key: 'area', value: 1 }] }],
      'record-document': ['/documents', { key: 'design', state: 'filed' }],
      'save-line': ['/lines', { description: 'L', amountMinor: 1 }],
      'save-change-order': ['/change-orders', { title: 'C', amountMinor: 1 }],
      'save-booking': ['/bookings', { role: 'tiler', supplier: 'W' }],
      'save-task': ['/tasks', { title: 'T' }],
      'add-milestone': ['/milestones', { title: 'M', amountMinor: 1, dueOn: null }],
      'patch-milestone': ['/milestones', { milestoneId: 'mil_none', baseVersion: 1 }, 'PATCH'],
      'override-stage': ['/stage', { to: 'survey' }],
      'take-payment': ['/payments', { ...cash, voucher: 'none' }],
      refund: ['/payments', { refundOf: 'pay_none', amountMinor: 1, voucher: 'none', reason: 'r' }],
      reverse: ['/payments', { reversalOf: 'pay_none', reason: 'r' }],
    };
    const [part, body, method] = calls[action] ?? ['', {}, 'POST'];
    const target = action === 'create-link' ? '/api/milestones/mil_none/link' : `/api/jobs/job_none${part}`;
    const answer = await shop.owner.refused(target, body, method ?? 'POST');
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await everyRow()).toEqual(before);
  });
});

const stale: readonly (readonly [
  string,
  () => Promise<readonly [theirs: () => Promise<unknown>, mine: () => Promise<Answer<Problem>>]>,
])[] = [
  [
    'a stage',
    async () => [
      () => shop.manager.post(`${path}/stage`, { to: 'survey', override: { reason: 'r' } }),
      () =>
        shop.manager.refused(`${path}/stage`, {
          to: 'construction',
          baseVersion: 1,
          override: { reason: 'r' },
        }),
    ],
  ],
  [
    'a fact',
    async () => [
      () => shop.staff.post(`${path}/facts`, { facts: [{ key: 'area', value: 1 }] }),
      () => shop.staff.refused(`${path}/facts`, { facts: [{ key: 'area', value: 2 }], baseVersion: 1 }),
    ],
  ],
  [
    'a document',
    async () => [
      () => shop.staff.post(`${path}/documents`, { key: 'design', state: 'filed' }),
      () => shop.staff.refused(`${path}/documents`, { key: 'design', state: 'filed', baseVersion: 1 }),
    ],
  ],
  [
    'a milestone',
    async () => [
      () =>
        shop.finance.patch(`${path}/milestones`, {
          milestoneId: milestone('down'),
          baseVersion: 1,
          amountMinor: 1,
        }),
      () =>
        shop.finance.refused(
          `${path}/milestones`,
          { milestoneId: milestone('down'), baseVersion: 1, amountMinor: 2 },
          'PATCH',
        ),
    ],
  ],
  [
    'a line',
    async () => {
      const { body } = await shop.staff.post(`${path}/lines`, { description: 'L', amountMinor: 1 });
      const lineId = body.lines[0]?.id;
      return [
        () => shop.staff.post(`${path}/lines`, { lineId, description: 'Theirs', amountMinor: 1 }),
        () =>
          shop.staff.refused(`${path}/lines`, {
            lineId,
            description: 'Mine',
            amountMinor: 1,
            baseVersion: 2,
          }),
      ];
    },
  ],
  [
    'a booking',
    async () => {
      const { body } = await shop.staff.post(`${path}/bookings`, { role: 'tiler', supplier: 'W' });
      const booking = { bookingId: body.bookings[0]?.id, role: 'tiler', supplier: 'W' };
      return [
        () => shop.staff.post(`${path}/bookings`, { ...booking, state: 'booked' }),
        () => shop.staff.refused(`${path}/bookings`, { ...booking, state: 'cancelled', baseVersion: 2 }),
      ];
    },
  ],
  [
    'a change order',
    async () => {
      const { body } = await shop.staff.post(`${path}/change-orders`, { title: 'C', amountMinor: 1 });
      const order = { changeOrderId: body.changeOrders[0]?.id, title: 'C' };
      return [
        () => shop.staff.post(`${path}/change-orders`, { ...order, amountMinor: 2 }),
        () => shop.staff.refused(`${path}/change-orders`, { ...order, amountMinor: 3, baseVersion: 2 }),
      ];
    },
  ],
  [
    'a task',
    async () => {
      const { body } = await shop.staff.post(`${path}/tasks`, { title: 'T' });
      const taskId = body.tasks.find(({ key }) => key.startsWith('manual/'))?.id;
      return [
        () => shop.staff.post(`${path}/tasks`, { taskId, state: 'done' }),
        () => shop.staff.refused(`${path}/tasks`, { taskId, state: 'dropped', baseVersion: 2 }),
      ];
    },
  ],
];

describe('what another changed meanwhile is not written over', () => {
  test.each(stale)('%s', async (_, prepare) => {
    const [theirs, mine] = await prepare();
    await theirs();
    const before = await everyRow();
    const answer = await mine();
    expect(answer).toMatchObject({ status: 409, body: { code: 'stale' } });
    expect(Object.keys(answer.body.current ?? {})).not.toHaveLength(0);
    expect(await everyRow()).toEqual(before);
  });
});

test('opening a job is in history with all that was written', async () => {
  expect(await newest()).toMatchObject({ version: 1, action: 'open-job', actor: 'stf_owner' });
  expect((await newest())?.changes).toContainEqual({
    path: 'contractTotalMinor',
    before: null,
    after: 100_000,
  });
});

test('history is read back in pages, and as of a moment', async () => {
  const dayOne = shop.clock.now;
  for (let version = 1; version <= 3; version += 1) {
    shop.clock.to(`2026-03-0${version + 2}`);
    await shop.owner.patch(path, { baseVersion: version, title: `Title ${version}` });
  }
  const asOf = await shop.owner.get<{ entries: HistoryEntry[] }>(`${path}/history?at=${dayOne}`);
  expect(asOf.body.entries.map(({ version }) => version)).toEqual([1]);
  const before = await shop.owner.get<{ entries: HistoryEntry[] }>(`${path}/history?before=3`);
  expect(before.body.entries.map(({ version }) => version)).toEqual([2, 1]);
  shop.clock.to('2026-03-02');
});
