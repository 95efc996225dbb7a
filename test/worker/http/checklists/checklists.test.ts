import { beforeEach, expect, test } from 'vitest';
import type { HistoryEntry, JobDetail } from '#contract/jobs/job-answers';
import { openShop, type Shop } from '#test/kit/worker/api';
import { openStoredFlow } from '#test/kit/worker/stored-flow';
import { handoverFlow } from '#test/kit/flows/handover';

let shop: Shop;
let path: string;

beforeEach(async () => {
  shop = await openShop('2026-03-02');
  path = `/api/jobs/${await openStoredFlow(shop, handoverFlow)}`;
});

const cells = (facts: Readonly<Record<string, unknown>>) => ({
  facts: Object.entries(facts).map(([key, value]) => ({ key, value })),
});
const job = async (): Promise<JobDetail> => (await shop.owner.get(path)).body;
const needed = async (stage: string) =>
  (await job()).missing.filter((item) => item.stage === stage).map(({ item, label }) => item ?? label.en);

const acts = { 'rehearsed.walk': 'met', 'rehearsed.rings': 'met', 'rehearsed.cake': 'met' };
const marks = {
  'acceptance.walls': 'met',
  'acceptance.tiles': 'met',
  'acceptance.drains': 'met',
  'acceptance.sockets': 'met',
  'acceptance.pressure': 7,
};
const drive = '01J8ZZZZZZZZZZZZZZZZZZZZZ1';
const inDrive = (key: string) => `drives/${drive}/${key}`;

test('a rehearsal is marked once its day is known, gates its stage, and is told in the history', async () => {
  const early = await shop.staff.refused(`${path}/facts`, cells({ 'rehearsed.walk': 'met' }));
  expect([early.status, early.body.code]).toEqual([409, 'not-yet']);
  await shop.staff.post(`${path}/facts`, cells({ 'rehearsal.on': '2026-03-01' }));
  const stopped = await shop.staff.refused(`${path}/stage`, { to: 'acceptance' });
  expect(stopped.status).toBe(409);
  expect(await needed('rehearsal')).toEqual(['rehearsed.walk', 'rehearsed.rings', 'rehearsed.cake']);
  const { status, body } = await shop.staff.post(`${path}/facts`, cells(acts));
  expect([status, body.job.facts?.['rehearsed']]).toEqual([200, 100]);
  const history = await shop.staff.get<{ entries: HistoryEntry[] }>(`${path}/history`);
  expect(history.body.entries[0]?.changes).toContainEqual({
    path: 'fact:rehearsed.walk',
    before: null,
    after: 'met',
  });
  expect((await shop.staff.post(`${path}/stage`, { to: 'acceptance' })).status).toBe(200);
});

test('an acceptance is marked by its inspector by each way in, and its stage is left only once it is passed', async () => {
  await shop.owner.post(`${path}/facts`, cells({ 'rehearsal.on': '2026-03-01', ...acts }));
  await shop.owner.post(`${path}/stage`, { to: 'acceptance' });
  await shop.owner.post(`${path}/facts`, cells({ inspector: 'stf_finance' }));
  const theirs = await shop.staff.refused(`${path}/facts`, cells({ 'acceptance.walls': 'met' }));
  expect([theirs.status, theirs.body.code]).toEqual([403, 'not-yours']);
  const { body } = await shop.finance.post(
    `${path}/facts`,
    cells({ ...marks, 'acceptance.tiles': 'missed' }),
  );
  expect(body.job.facts?.['acceptance']).toBe(80);
  expect(await needed('acceptance')).toEqual(['acceptance.tiles.note', 'acceptance']);
  const edits = await shop.finance.post<{ jobs: JobDetail['job'][] }>('/api/edits', {
    edits: [
      {
        jobId: body.job.id,
        baseVersion: body.job.version,
        facts: {
          'acceptance.drains': 'missed',
          'acceptance.drains.note': 'Slow',
          'acceptance.tiles.note': 'Hollow',
        },
      },
    ],
  });
  expect(edits.body.jobs[0]?.facts).toMatchObject({ acceptance: 60 });
  const stopped = await shop.staff.refused(`${path}/stage`, { to: 'done' });
  expect([stopped.status, stopped.body.code]).toEqual([409, 'stage-blocked']);
  await shop.finance.post(`${path}/facts`, cells({ 'acceptance.drains': 'met' }));
  expect(await needed('acceptance')).toEqual([]);
});

test('what is no mark, no figure within its bounds, and the checklist itself are refused, and nothing is written', async () => {
  await shop.owner.post(`${path}/facts`, cells({ inspector: 'stf_owner' }));
  const { version } = (await job()).job;
  for (const facts of [
    { 'acceptance.walls': 'fine' },
    { 'acceptance.pressure': 21 },
    { acceptance: 100 },
    { 'acceptance.score': 100 },
    { 'acceptance.passed': true },
  ])
    expect(
      (await shop.owner.refused(`${path}/facts`, cells({ ...facts, foreman: 'stf_staff' }))).status,
    ).toBe(422);
  expect((await job()).job.version).toBe(version);
});

test('an undo takes a mark back with its score', async () => {
  await shop.owner.post(`${path}/facts`, cells({ 'rehearsal.on': '2026-03-01', 'rehearsed.walk': 'met' }));
  await shop.owner.post(`${path}/facts`, cells({ 'rehearsed.rings': 'missed' }));
  expect((await job()).job.facts).toMatchObject({ rehearsed: 50 });
  const { body } = await shop.owner.get<{ entries: HistoryEntry[] }>(`${path}/history`);
  expect(body.entries[0]?.changes[0]?.path).toBe('fact:rehearsed.rings');
  const { status } = await shop.owner.post('/api/undo', { way: 'undo' });
  expect(status).toBe(200);
  expect((await job()).job.facts).toMatchObject({ rehearsed: 100 });
});

test('each entry of a list has its own checklist, without which the entry is not closed', async () => {
  await shop.staff.post(`${path}/facts`, cells({ [inDrive('driven-at')]: 'Ring road' }));
  const early = await shop.staff.refused(`${path}/facts`, cells({ [inDrive('back-at')]: 'Shop' }));
  expect([early.status, early.body.code]).toEqual([409, 'entry-incomplete']);
  const belt = { [inDrive('drive.belt')]: 'met', [inDrive('drive.route')]: 'missed' };
  await shop.staff.post(`${path}/facts`, cells(belt));
  const noteless = await shop.staff.refused(`${path}/facts`, cells({ [inDrive('back-at')]: 'Shop' }));
  expect(noteless.status).toBe(409);
  const noted = { [inDrive('drive.route.note')]: 'Rain', [inDrive('back-at')]: 'Shop' };
  expect((await shop.staff.post(`${path}/facts`, cells(noted))).status).toBe(200);
});
