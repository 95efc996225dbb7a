import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { Problem } from '#contract/jobs/job-answers';
import type { NoticeTextsView, SettingsView } from '#contract/shop/settings';
import { roles, type Role } from '#domain/rights/rights';
import { flowsBefore } from '#test/kit/flows/renovation-1';
import { openJob, openShop } from '#test/kit/worker/api';
import { everyRow } from '#test/kit/worker/database';

const shop = await openShop(undefined, { flows: flowsBefore });

interface Call {
  readonly what: string;
  readonly allowed: readonly Role[];
  readonly method?: 'PATCH';
  /** Path and body for a new job. */
  readonly make: (job: Awaited<ReturnType<typeof openJob>>) => Promise<readonly [path: string, body: object]>;
}

let references = 0;
const reference = (): string => {
  references += 1;
  return `V-${references}`;
};
const cash = () => ({ amountMinor: 1000, currency: 'CNY', method: 'cash', voucher: reference() });

const paid = async (jobId: string): Promise<string> => {
  const { body } = await shop.owner.post(`/api/jobs/${jobId}/payments`, cash());
  return body.payments.at(-1)?.id ?? '';
};
const down = (job: Awaited<ReturnType<typeof openJob>>): string =>
  job.job.milestones.find(({ key }) => key === 'down')?.id ?? '';

let views = 0;
const view = (isShared: boolean) => {
  views += 1;
  return { id: `viw_right${views}`, name: 'Late', search: 'due=overdue', isShared };
};

const colleague = () => ({ email: `${reference()}@shop.test`, name: 'Lin' });
const shopName = async () => {
  const { body } = await shop.owner.get<SettingsView>('/api/settings');
  return { baseVersion: body.shop.version, name: reference() };
};
let days = 10;
/** Another day each time. */
const closedDay = () => {
  days += 1;
  const on = new Date(Date.UTC(2027, 0, days)).toISOString().slice(0, 10);
  return { from: on, to: on };
};
const ownWords = async () => {
  const { body } = await shop.owner.get<NoticeTextsView>('/api/notice-texts/renovation');
  const baseVersion = body.kinds.find(({ key }) => key === 'task-late')?.version;
  return { baseVersion, locale: 'en', subject: reference(), body: 'Late.' };
};
await env.DB.prepare(
  `insert into staff (id, name, email, role, created_at, updated_at) values ('stf_away', 'A', 'away@shop.test', 'staff', 0, 0)`,
).run();

const money: readonly Role[] = ['owner', 'manager', 'finance'];
const controller: readonly Role[] = ['owner', 'manager', 'staff', 'finance'];

const calls: readonly Call[] = [
  {
    what: 'take a payment',
    allowed: money,
    make: async ({ job }) => [`/api/jobs/${job.id}/payments`, cash()],
  },
  {
    what: 'refund',
    allowed: money,
    make: async ({ job }) => [
      `/api/jobs/${job.id}/payments`,
      { refundOf: await paid(job.id), amountMinor: 1, voucher: reference(), reason: 'too much' },
    ],
  },
  {
    what: 'reverse an entry',
    allowed: money,
    make: async ({ job }) => [
      `/api/jobs/${job.id}/payments`,
      { reversalOf: await paid(job.id), reason: 'wrong job' },
    ],
  },
  {
    what: 'edit the contract total',
    allowed: money,
    method: 'PATCH',
    make: async ({ job }) => [`/api/jobs/${job.id}`, { baseVersion: 1, contractTotalMinor: 5 }],
  },
  {
    what: 'add a milestone',
    allowed: money,
    make: async ({ job }) => [
      `/api/jobs/${job.id}/milestones`,
      { title: 'Extra', amountMinor: 5, dueOn: null },
    ],
  },
  {
    what: 'pin an amount',
    allowed: money,
    method: 'PATCH',
    make: async (job) => [
      `/api/jobs/${job.job.id}/milestones`,
      { milestoneId: down(job), baseVersion: 1, amountMinor: 7 },
    ],
  },
  {
    what: 'make a link',
    allowed: controller,
    make: async (job) => [`/api/milestones/${down(job)}/link`, {}],
  },
  {
    what: 'decide a change order',
    allowed: ['owner', 'manager'],
    make: async ({ job }) => [
      `/api/jobs/${job.id}/change-orders`,
      { title: 'Tiles', amountMinor: 5, state: 'approved' },
    ],
  },
  {
    what: 'propose a change order',
    allowed: controller,
    make: async ({ job }) => [`/api/jobs/${job.id}/change-orders`, { title: 'Tiles', amountMinor: 5 }],
  },
  {
    what: 'skip a stage with a reason',
    allowed: ['owner', 'manager'],
    make: async ({ job }) => [
      `/api/jobs/${job.id}/stage`,
      { to: 'construction', override: { reason: 'agreed' } },
    ],
  },
  {
    what: 'open a job',
    allowed: ['owner', 'manager', 'staff'],
    make: async () => ['/api/jobs', { flow: 'wedding', title: 'W', customer: { name: 'Li' } }],
  },
  {
    what: 'edit a cell',
    allowed: controller,
    method: 'PATCH',
    make: async ({ job }) => [`/api/jobs/${job.id}`, { baseVersion: 1, title: 'T' }],
  },
  {
    what: 'record facts',
    allowed: controller,
    make: async ({ job }) => [`/api/jobs/${job.id}/facts`, { facts: [{ key: 'area', value: 9 }] }],
  },
  {
    what: 'file a document',
    allowed: controller,
    make: async ({ job }) => [`/api/jobs/${job.id}/documents`, { key: 'design', state: 'filed' }],
  },
  {
    what: 'save a line',
    allowed: controller,
    make: async ({ job }) => [`/api/jobs/${job.id}/lines`, { description: 'L', amountMinor: 1 }],
  },
  {
    what: 'book a supplier',
    allowed: controller,
    make: async ({ job }) => [`/api/jobs/${job.id}/bookings`, { role: 'tiler', supplier: 'Old Wang' }],
  },
  {
    what: 'add a task',
    allowed: controller,
    make: async ({ job }) => [`/api/jobs/${job.id}/tasks`, { title: 'Call' }],
  },
  {
    what: 'put a row back',
    allowed: controller,
    make: async ({ job }) => {
      await shop.owner.patch(`/api/jobs/${job.id}`, { baseVersion: 1, title: 'Changed' });
      return [`/api/jobs/${job.id}/restore`, { toVersion: 1, baseVersion: 2 }];
    },
  },
  {
    what: 'import',
    allowed: controller,
    make: async ({ job }) => ['/api/imports', { rows: [{ number: job.number, title: 'Imported' }] }],
  },
  {
    what: 'invite a colleague',
    allowed: ['owner'],
    make: async () => ['/api/invites', { ...colleague(), role: 'staff', locale: 'en' }],
  },
  {
    what: 'name the shop',
    allowed: ['owner'],
    method: 'PATCH',
    make: async () => ['/api/settings/shop', await shopName()],
  },
  {
    what: 'close the shop on a day',
    allowed: ['owner', 'manager'],
    make: async () => ['/api/closures', closedDay()],
  },
  {
    what: 'enter the leave of another',
    allowed: ['owner', 'manager'],
    make: async () => ['/api/staff/stf_away/leaves', closedDay()],
  },
  {
    what: 'write a notice in own words',
    allowed: ['owner'],
    method: 'PATCH',
    make: async () => ['/api/notice-texts/renovation/task-late', await ownWords()],
  },
  { what: 'keep a view', allowed: roles, make: async () => ['/api/views', view(false)] },
  { what: 'share a view', allowed: ['owner', 'manager'], make: async () => ['/api/views', view(true)] },
];

const matrix = calls.flatMap((call) =>
  roles.map((role) => ({ ...call, role, may: call.allowed.includes(role) })),
);

describe('who may do what', () => {
  test.each(matrix)('$what as $role: $may', async ({ make, method, role, may }) => {
    const [path, body] = await make(await openJob(shop, { contractTotalMinor: 100_000 }));
    const before = await everyRow();
    const { status, body: input } = await shop[role].refused(path, body, method ?? 'POST');
    const after = await everyRow();
    const isStill = JSON.stringify(after) === JSON.stringify(before);
    const done = { isDone: status < 300, code: undefined, isStill: false };
    const refused = { isDone: false, code: 'not-allowed', isStill: true };
    expect({ isDone: status < 300, code: input.code, isStill }).toEqual(may ? done : refused);
  });

  test('everybody reads, and only money people see money without a milestone', async () => {
    for (const role of roles) {
      expect((await shop[role].get('/api/jobs')).status).toBe(200);
      const unmatched = await shop[role].get<Problem>('/api/unmatched');
      expect(unmatched.status).toBe(money.includes(role) ? 200 : 403);
    }
  });

  test.each(controller)('an import as %s asks for the right of each row', async (role) => {
    const { job } = await openJob(shop);
    const rows = [
      { flow: 'wedding', title: 'W', customer: { name: 'Li' } },
      { number: job.number, title: 'Imported' },
    ];
    const { body } = await shop[role].post<{ results: { outcome: string }[] }>('/api/imports', { rows });
    const opening = role === 'finance' ? 'refused' : 'opened';
    expect(body.results.map(({ outcome }) => outcome)).toEqual([opening, 'changed']);
  });

  test('undo asks for the right of what it puts back', async () => {
    const { job } = await openJob(shop);
    await shop.staff.patch(`/api/jobs/${job.id}`, { baseVersion: 1, title: 'By staff' });
    const demote = (role: string) =>
      env.DB.prepare('update staff set role = ? where id = ?').bind(role, 'stf_staff').run();
    await demote('viewer');
    const before = await everyRow();
    const { body } = await shop.staff.post<{ results: unknown[] }>('/api/undo', { way: 'undo' });
    const after = await everyRow();
    await demote('staff');
    expect(body.results).toMatchObject([{ jobId: job.id, ok: false, code: 'not-allowed' }]);
    expect(after).toEqual(before);
  });

  test('a batch of edits asks for the right of each edit', async () => {
    const { job } = await openJob(shop);
    const batch = { edits: [{ jobId: job.id, baseVersion: 1, contractTotalMinor: 5 }] };
    const answer = await shop.staff.post<{ results: unknown[] }>('/api/edits', batch);
    expect(answer.body.results).toMatchObject([{ ok: false, status: 403, code: 'not-allowed' }]);
  });
});
