import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { HistoryEntry, JobDetail } from '#contract/jobs/job-answers';
import type { CoverageAnswer } from '#contract/jobs/linked-jobs';
import { flows } from '#domain/trades/index';
import { openShop, type Shop } from '#test/kit/worker/api';
import { endingsFlow } from '#test/kit/endings';

let shop: Shop;

beforeEach(async () => {
  shop = await openShop('2026-03-02', { flows: [...flows, endingsFlow] });
});

const lines = [
  { description: 'Shower floor', class: 'waterproofing' },
  { description: 'Tap', class: 'pipes' },
  { description: 'Shelf' },
];

/** A job with three lines, accepted on 2 March. */
const accepted = async (): Promise<JobDetail> => {
  const opened = await shop.owner.post('/api/jobs', {
    flow: endingsFlow.key,
    title: 'Bathroom',
    customer: { name: '王芳', phone: '13800000000' },
    ownerId: 'stf_staff',
    facts: { address: 'Garden Road 12', 'accepted.on': '2026-03-02' },
  });
  const path = `/api/jobs/${opened.body.job.id}`;
  let detail = opened.body;
  for (const line of lines)
    detail = (await shop.owner.post(`${path}/lines`, { amountMinor: 100, ...line })).body;
  return detail;
};

const pathOf = ({ job }: JobDetail): string => `/api/jobs/${job.id}`;
const lineOf = ({ lines: all }: JobDetail, description: string): string =>
  all.find((line) => line.description === description)?.id ?? '';
const factsOf = ({ facts }: JobDetail) => Object.fromEntries(facts.map(({ key, value }) => [key, value]));
const childOf = async (detail: JobDetail): Promise<JobDetail> =>
  (await shop.owner.get(`/api/jobs/${detail.linkedJobs.findLast(({ isOrigin }) => !isOrigin)?.id ?? ''}`))
    .body;

describe('coverage', () => {
  const ask = (detail: JobDetail, line: string, on: string) =>
    shop.viewer.get<CoverageAnswer>(`${pathOf(detail)}/coverage?line=${lineOf(detail, line)}&on=${on}`);

  test('is answered for a line and a day: yes until, or no and why', async () => {
    const job = await accepted();
    expect((await ask(job, 'Shower floor', '2031-03-02')).body).toMatchObject({
      isCovered: true,
      endsOn: '2031-03-02',
      why: null,
    });
    expect((await ask(job, 'Shower floor', '2031-03-03')).body).toMatchObject({
      isCovered: false,
      why: 'expired',
    });
    expect((await ask(job, 'Tap', '2026-03-05')).body).toMatchObject({ isCovered: false, why: 'excluded' });
    expect((await ask(job, 'Shelf', '2026-03-05')).body).toMatchObject({ isCovered: false, why: 'no-class' });
    expect(job.warranties.map(({ lineId }) => lineId)).toEqual([lineOf(job, 'Shower floor')]);
  });

  test('refuses an unknown line, a day that is none, and a class that the trade lacks', async () => {
    const job = await accepted();
    expect((await ask(job, 'Nothing', '2026-03-05')).status).toBe(422);
    const unknown = `${pathOf(job)}/coverage?line=lin_none&on=2026-03-05`;
    expect((await shop.viewer.get(unknown)).status).toBe(404);
    expect((await ask(job, 'Shelf', '2026-02-31')).status).toBe(422);
    const line = { lineId: lineOf(job, 'Shelf'), description: 'Shelf', amountMinor: 100, class: 'gold' };
    expect(
      (await shop.owner.refused(`${pathOf(job)}/lines`, line)).body.fields?.map(({ path }) => path),
    ).toEqual(['class']);
    // A line that is saved without a word about its class keeps it.
    const floor = { lineId: lineOf(job, 'Shower floor'), description: 'Shower floor', amountMinor: 200 };
    const saved = (await shop.owner.post(`${pathOf(job)}/lines`, floor)).body;
    expect(saved.lines[0]).toMatchObject({ amountMinor: 200, class: 'waterproofing' });
  });
});

describe('a claim', () => {
  test('opens a job in its stage, linked both ways in one batch, of a closed job too', async () => {
    const job = await accepted();
    const path = pathOf(job);
    await shop.owner.post(`${path}/stage`, { to: 'done', override: { reason: 'test' } });
    const before = shop.trips.length;
    const claim = { kind: 'claim', lineId: lineOf(job, 'Shower floor'), on: '2027-05-01' };
    const answer = await shop.staff.post(`${path}/linked`, claim, 'key-1');
    expect(answer.status).toBe(201);
    expect(shop.trips.slice(before).filter(({ isBatch }) => isBatch).length).toBeLessThanOrEqual(3);
    const child = await childOf(answer.body);
    expect(child.job).toMatchObject({
      stage: 'work',
      title: 'Shower floor',
      customerName: '王芳',
      ownerId: 'stf_staff',
    });
    expect(factsOf(child)).toMatchObject({ address: 'Garden Road 12', 'is-covered': true });
    expect(child.linkedJobs).toMatchObject([
      { id: job.job.id, kind: 'claim', isOrigin: true, isClosed: true },
    ]);
    expect(answer.body.linkedJobs).toMatchObject([{ id: child.job.id, kind: 'claim', isOrigin: false }]);
    const { body } = await shop.viewer.get<{ readonly entries: readonly HistoryEntry[] }>(`${path}/history`);
    expect(body.entries[0]).toMatchObject({
      action: 'open-linked',
      changes: [{ path: `fact:link.${child.job.id}`, before: null, after: 'claim' }],
    });
    // The same request again opens no second job.
    const repeated = await shop.staff.post(`${path}/linked`, claim, 'key-1');
    expect(repeated.body.linkedJobs).toHaveLength(1);
  });

  test('is refused on a line without a class, and where nothing covers it unless as paid work', async () => {
    const job = await accepted();
    const claimed = (line: string, more: object = {}) =>
      shop.staff.refused(`${pathOf(job)}/linked`, { kind: 'claim', lineId: lineOf(job, line), ...more });
    const none = await claimed('Shelf', { isPaidWork: true });
    expect([none.status, none.body.code]).toEqual([409, 'claim-without-class']);
    const excluded = await claimed('Tap');
    expect([excluded.status, excluded.body.code]).toEqual([409, 'not-covered']);
    expect(excluded.body.detail).toContain('excluded');
    expect((await claimed('Shower floor', { on: '2031-03-03' })).body.detail).toContain('2031-03-02');
    expect((await shop.staff.refused(`${pathOf(job)}/linked`, { kind: 'claim' })).status).toBe(422);
    expect((await shop.staff.refused(`${pathOf(job)}/linked`, { kind: 'lead' })).body.code).toBe(
      'not-linked',
    );
    expect((await shop.finance.refused(`${pathOf(job)}/linked`, { kind: 'repeat' })).status).toBe(403);
    const { body } = await shop.owner.get(pathOf(job));
    expect([body.linkedJobs, body.job.version]).toEqual([[], job.job.version]);
    const paid = await shop.staff.post(`${pathOf(job)}/linked`, {
      kind: 'claim',
      lineId: lineOf(job, 'Tap'),
      isPaidWork: true,
    });
    expect(factsOf(await childOf(paid.body))).toMatchObject({ 'is-covered': false });
  });

  test('nothing is half written when the batch fails', async () => {
    const job = await accepted();
    const counts = async () =>
      await env.DB.prepare(
        'select (select count(*) from job) as jobs, (select count(*) from history) as entries',
      ).first();
    const before = await counts();
    shop.watch.before = ({ isBatch }) => {
      if (isBatch) throw new Error('D1_ERROR: Network connection lost');
    };
    await shop.staff.refused(`${pathOf(job)}/linked`, { kind: 'repeat' });
    shop.watch.before = () => undefined;
    expect(await counts()).toEqual(before);
  });

  test('undo withdraws the new job and takes the word in the old one back; redo brings both', async () => {
    const job = await accepted();
    const opened = (await shop.staff.post(`${pathOf(job)}/linked`, { kind: 'repeat' })).body;
    const child = opened.linkedJobs[0]?.id ?? '';
    await shop.staff.post('/api/undo', { way: 'undo' });
    const undone = (await shop.owner.get(pathOf(job))).body;
    expect(undone.linkedJobs).toEqual([]);
    expect(factsOf(undone)[`link.${child}`]).toBeNull();
    expect((await shop.owner.get(`/api/jobs/${child}`)).status).toBe(410);
    await shop.staff.post('/api/undo', { way: 'redo' });
    const redone = (await shop.owner.get(pathOf(job))).body;
    expect(redone.linkedJobs.map(({ id }) => id)).toEqual([child]);
    expect(factsOf(redone)[`link.${child}`]).toBe('repeat');
  });
});

describe('after closing', () => {
  const entry = 'contacts/01J8ZQ4T5V0000000000000001/said';
  const said = { facts: [{ key: entry, value: 'All well' }] };

  test('a closed job takes what may come after closing, and nothing else', async () => {
    const path = pathOf(await accepted());
    const closed = (await shop.owner.post(`${path}/stage`, { to: 'done', override: { reason: 'test' } }))
      .body;
    const taskOf = (detail: JobDetail, key: string) => detail.tasks.find((task) => task.key === key);
    expect(taskOf(closed, 'follow-up')?.state).toBe('open');
    expect(
      (await shop.staff.refused(`${path}/facts`, { facts: [{ key: 'remark', value: 'x' }] })).body.code,
    ).toBe('job-closed');
    const title = await shop.staff.refused(`${path}/tasks`, { title: 'One more' });
    expect(title.body.code).toBe('job-closed');
    const ticked = await shop.staff.post(`${path}/tasks`, {
      taskId: taskOf(closed, 'follow-up')?.id,
      state: 'done',
    });
    expect(taskOf(ticked.body, 'follow-up')?.state).toBe('done');
    const told = await shop.staff.post(`${path}/facts`, said);
    expect(told.status).toBe(200);
    expect(told.body.job.stage).toBe('done');
  });

  test('finished jobs whose customer was not contacted are a list with its number', async () => {
    await env.DB.prepare('update job set is_closed = 2 where flow_key = ?').bind(endingsFlow.key).run();
    const jobs = [await accepted(), await accepted(), await accepted()];
    for (const job of jobs.slice(0, 2))
      await shop.owner.post(`${pathOf(job)}/stage`, { to: 'done', override: { reason: 'test' } });
    const counted = async (contact: string) =>
      (
        await shop.owner.get<{ readonly groups: readonly { readonly count: number }[] }>(
          `/api/sheet/outline?by=none&view=all&contact=${contact}`,
        )
      ).body.groups.map(({ count }) => count);
    expect([await counted('open'), await counted('contacted')]).toEqual([[2], []]);
    await shop.staff.post(`${pathOf(jobs[0] ?? (await accepted()))}/facts`, said);
    expect([await counted('open'), await counted('contacted')]).toEqual([[1], [1]]);
    for (const path of [
      '/api/jobs?view=all&contact=open',
      `/api/jobs?flow=${endingsFlow.key}&view=all&contact=open`,
    ]) {
      const rows = await shop.owner.get<{ readonly jobs: readonly { readonly id: string }[] }>(path);
      expect([path, rows.body.jobs.map(({ id }) => id)]).toEqual([path, [jobs[1]?.job.id]]);
    }
    expect((await shop.owner.get('/api/jobs?contact=maybe')).status).toBe(422);
  });
});
