import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import type { HistoryEntry, JobDetail, Problem } from '#contract/jobs/job-answers';
import { openShop, type Shop } from '#test/kit/worker/api';
import { deliveriesOf, drainOutbox, postbox, type Postbox } from '#test/kit/worker/outbox';
import { moment } from '#test/kit/rules';
import { openVisitsJob } from '#test/kit/worker/visits-job';
import { entryId, promise, visit } from '#test/kit/visits';

let shop: Shop;
let box: Postbox;

beforeEach(async () => {
  await drainOutbox();
  box = postbox(true);
  shop = await openShop('2026-03-02', { channel: box.channel });
});

const openVisits = async (): Promise<string> => `/api/jobs/${await openVisitsJob(shop)}`;

const came = { [visit(1, 'topic')]: 'Kitchen', [visit(1, 'came-at')]: moment('2026-03-02', '08:00') };
const cells = (facts: Readonly<Record<string, unknown>>) => ({
  facts: Object.entries(facts).map(([key, value]) => ({ key, value })),
});
const stored = async (path: string) => {
  const { body } = await shop.owner.get(path);
  return Object.fromEntries(body.facts.map(({ key, value }) => [key, value]));
};

test('cells of an entry are written by each way in, counted in the row, and told in the history', async () => {
  const path = await openVisits();
  const { status, body } = await shop.staff.post(`${path}/facts`, cells(came));
  expect([status, body.job.facts?.['visits']]).toEqual([200, 1]);
  const jobId = body.job.id;
  const edits = await shop.staff.post<{ jobs: JobDetail['job'][] }>('/api/edits', {
    edits: [{ jobId, baseVersion: body.job.version, facts: { [visit(2, 'topic')]: 'Bath' } }],
  });
  expect(edits.body.jobs[0]?.facts).toMatchObject({ visits: 2 });
  expect(Object.keys(edits.body.jobs[0]?.facts ?? {}).filter((key) => key.includes('/'))).toEqual([]);
  expect(await stored(path)).toMatchObject({ ...came, [visit(2, 'topic')]: 'Bath' });
  const history = await shop.staff.get<{ entries: HistoryEntry[] }>(`${path}/history`);
  expect(history.body.entries[0]?.changes).toEqual([
    { path: `fact:${visit(2, 'topic')}`, before: null, after: 'Bath' },
  ]);
  const row = await env.DB.prepare('select facts_json as facts from job where id = ?')
    .bind(jobId)
    .first<{ facts: string }>();
  expect(row?.facts).not.toContain(entryId(1));
});

test('two people who write cells of one visit at once both keep theirs; one cell is a conflict', async () => {
  const path = await openVisits();
  const { body } = await shop.staff.post(`${path}/facts`, cells(came));
  const baseVersion = body.job.version;
  const drinks = await shop.manager.post(`${path}/facts`, {
    baseVersion,
    ...cells({ [visit(1, 'drinks')]: 'water,tea' }),
  });
  const greeted = await shop.finance.post(`${path}/facts`, {
    baseVersion,
    ...cells({ [visit(1, 'greeted')]: true }),
  });
  expect([drinks.status, greeted.status]).toEqual([200, 200]);
  expect(await stored(path)).toMatchObject({
    [visit(1, 'drinks')]: 'tea,water',
    [visit(1, 'greeted')]: true,
  });
  const stale = await shop.staff.refused(`${path}/facts`, {
    baseVersion,
    ...cells({ [visit(1, 'drinks')]: 'tea' }),
  });
  expect([stale.status, stale.body.code]).toEqual([409, 'stale']);
});

test('an entry is refused where it is malformed or unknown, and nothing of the request is written', async () => {
  const path = await openVisits();
  for (const key of ['visits/1/topic', `calls/${entryId(1)}/topic`, visit(1, 'adviser'), 'visits']) {
    const refused = await shop.staff.refused(`${path}/facts`, cells({ ...came, [key]: 'x' }));
    expect([refused.status, refused.body.code]).toEqual([422, 'unknown-item']);
    expect(refused.body.fields?.map((field) => field.path)).toContain(`facts.${key}`);
  }
  expect(await stored(path)).toEqual({});
});

test('the rules of writing hold by each way in, with what is missing, and in the reader’s language', async () => {
  const path = await openVisits();
  const { body } = await shop.staff.post(`${path}/facts`, cells(came));
  const left = { [visit(1, 'left-at')]: moment('2026-03-02', '08:30') };
  const early = await shop.staff.refused(`${path}/facts`, cells(left));
  expect([early.status, early.body.code, early.body.missing?.[0]?.item]).toEqual([
    409,
    'entry-incomplete',
    visit(1, 'greeted'),
  ]);
  const edits = await shop.staff.post<{ results: { outcome: string; problem?: Problem }[] }>('/api/edits', {
    edits: [{ jobId: body.job.id, baseVersion: body.job.version, facts: left }],
  });
  expect(JSON.stringify(edits.body.results)).toContain('entry-incomplete');
  const imported = await shop.owner.post<{ results: { outcome: string; code: string }[] }>('/api/imports', {
    rows: [{ number: body.job.number, facts: left }],
  });
  expect(imported.body.results).toMatchObject([{ outcome: 'refused', code: 'entry-incomplete' }]);
  const chinese = await shop.staff.send<Problem>({
    method: 'POST',
    path: `${path}/facts`,
    body: cells({ summary: 'x' }),
    headers: { 'accept-language': 'zh-TW' },
  });
  expect(chinese.body.detail).toMatch(/^「summary（繁）」暫時不能填寫/);
  await shop.finance.post(`${path}/facts`, cells({ [visit(1, 'greeted')]: true }));
  expect((await shop.staff.post(`${path}/facts`, cells(left))).status).toBe(200);
  const closed = await shop.staff.refused(`${path}/facts`, cells({ [visit(1, 'topic')]: 'Bath' }));
  expect([closed.status, closed.body.code]).toEqual([403, 'entry-closed']);
});

test('the gate names the entry; a removed entry blocks nothing, and undo brings it back', async () => {
  const path = await openVisits();
  await shop.owner.post(`${path}/facts`, cells({ ...came, [visit(1, 'greeted')]: true }));
  await shop.owner.post(`${path}/facts`, cells({ [visit(1, 'left-at')]: moment('2026-03-02', '08:30') }));
  await shop.owner.post(`${path}/facts`, cells({ [visit(2, 'topic')]: 'Bath' }));
  const blocked = await shop.owner.refused(`${path}/stage`, { to: 'work' });
  expect(blocked.body.missing).toMatchObject([
    { item: visit(2, 'greeted'), entry: { list: 'visits', id: entryId(2) }, label: { en: 'greeted (Bath)' } },
    { item: visit(2), label: { en: 'Visit ended (Bath)' } },
  ]);
  const operation = { 'operation-id': '01J8ZQ4T5V0000000000000099' };
  const removal = await shop.owner.send<JobDetail>({
    method: 'POST',
    path: `${path}/facts`,
    body: cells({ [visit(2)]: false }),
    headers: operation,
  });
  expect([removal.status, removal.body.job.facts?.['visits']]).toEqual([200, 1]);
  expect((await shop.owner.post('/api/undo', { way: 'undo' })).status).toBe(200);
  expect((await shop.owner.get(path)).body.job.facts).toMatchObject({ visits: 2 });
  expect((await shop.owner.refused(`${path}/stage`, { to: 'work' })).body.code).toBe('stage-blocked');
  expect((await shop.owner.post('/api/undo', { way: 'redo' })).status).toBe(200);
  expect((await shop.owner.post(`${path}/stage`, { to: 'work' })).status).toBe(200);
});

test('a notice for an entry speaks of the entry, to the person whom the entry names', async () => {
  const path = await openVisits();
  const { body } = await shop.owner.post(
    `${path}/facts`,
    cells({
      [promise(1, 'promise')]: 'Drawings',
      [promise(1, 'promise.by')]: '2026-03-05',
      [promise(1, 'promised-by')]: 'stf_staff',
      [promise(2, 'promise')]: 'Samples',
      [promise(2, 'promise.by')]: '2026-03-20',
      [promise(2, 'promised-by')]: 'stf_finance',
    }),
  );
  shop.clock.to('2026-03-04', '10:00');
  await shop.tick();
  expect(await deliveriesOf(body.job.id, `promise-due/${entryId(1)}`)).toMatchObject([
    { recipient: 'stf_staff' },
  ]);
  expect(box.sent.map(({ to, body: words }) => [to.name, words])).toEqual([['The staff', 'Drawings']]);
});

test('a document that waits for a milestone or a fact is filed once it has come, and names it before', async () => {
  const path = await openVisits();
  const file = (key: string) => ({ key, state: 'filed' });
  for (const [key, needs] of [
    ['bill', 'Price'],
    ['offer', 'urgency'],
  ] as const) {
    const early = await shop.owner.refused(`${path}/documents`, file(key));
    expect([early.status, early.body.code]).toEqual([409, 'document-not-ready']);
    expect(early.body.detail).toContain(needs);
  }
  await shop.owner.post(`${path}/facts`, cells({ ...came, [visit(1, 'greeted')]: true, urgency: 'hot' }));
  await shop.owner.post(`${path}/facts`, cells({ [visit(1, 'left-at')]: moment('2026-03-02', '08:30') }));
  for (const key of ['bill', 'offer'])
    expect((await shop.owner.post(`${path}/documents`, file(key))).status).toBe(200);
});
