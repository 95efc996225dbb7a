import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { JobRow } from '#contract/jobs/job-answers';
import { readSheetPage } from '#contract/sheet/row-values';
import { sheetPage, type SheetPage } from '#contract/sheet/rows';
import { openJob, openShop } from '#test/kit/worker/api';

const shop = await openShop();
const { job } = await openJob(shop, {
  title: '"Quotes", \\ and 王芳',
  ownerId: 'stf_staff',
  contractTotalMinor: 100_000,
});
await openJob(shop, { flow: 'wedding', title: 'Wedding' });

interface Listed {
  readonly jobs: readonly JobRow[];
  readonly nextCursor: string | null;
}

const listedBy = async (query: string): Promise<Listed> =>
  (await shop.owner.get<Listed>(`/api/jobs?${query}`)).body;
const rowsBy = async (query: string) =>
  readSheetPage((await shop.owner.get<SheetPage>(`/api/sheet/rows?${query}`)).body);

const withoutName = ({ ownerName: _, ...row }: JobRow): JobRow => row;

const queries = [
  'sort=-number',
  'sort=-number&facts=true',
  'sort=-number&limit=1',
  'sort=customer,-outstanding&view=all&facts=true&limit=1',
  'sort=title&flow=wedding&owner=none',
  'q=Quotes',
  `ids=${job.id}&facts=true`,
  `asOf=${shop.clock.now}&sort=progress`,
];

describe('rows of the sheet', () => {
  test.each(queries)('hold by position what the list of jobs says by name: %s', async (query) => {
    const { body } = await shop.owner.get<SheetPage>(`/api/sheet/rows?${query}`);
    expect(sheetPage.parse(body)).toEqual(body);
    const { jobs, nextCursor } = await listedBy(query);
    expect(jobs.length).toBeGreaterThan(0);
    expect(readSheetPage(body)).toEqual({ jobs: jobs.map(withoutName), nextCursor });
  });

  test('are the rows that an edit answers', async () => {
    const edited = await shop.owner.post<{ readonly jobs: readonly JobRow[] }>('/api/edits', {
      edits: [{ jobId: job.id, baseVersion: 1, facts: { area: 88.5 } }],
    });
    const { jobs } = await rowsBy(`ids=${job.id}&facts=true`);
    expect(edited.body.jobs.map(withoutName)).toEqual(jobs);
    expect(jobs[0]?.milestones.length).toBeGreaterThan(2);
  });

  test('take less than half of the bytes that the values take by name', async () => {
    const bytes = async (path: string) => JSON.stringify((await shop.owner.get<unknown>(path)).body).length;
    expect(await bytes('/api/sheet/rows')).toBeLessThan((await bytes('/api/jobs')) / 2);
  });

  test('of jobs whose milestones were stored by name are the same, and so is the job', async () => {
    const query = 'sort=-number&facts=true';
    const before = await rowsBy(query);
    const detail = (await shop.owner.get(`/api/jobs/${job.id}`)).body;
    for (const { id, milestones } of before.jobs)
      await env.DB.prepare('update job set milestones_json = ? where id = ?')
        .bind(JSON.stringify(milestones), id)
        .run();
    expect(await rowsBy(query)).toEqual(before);
    expect((await shop.owner.get(`/api/jobs/${job.id}`)).body).toEqual(detail);
    const { body } = await shop.owner.patch(`/api/jobs/${job.id}`, { baseVersion: 2, title: 'Another' });
    expect(body.job.milestones).toEqual(detail.job.milestones);
  });

  test('and a tab from before they had an address still lists jobs by name, their assignees by name too', async () => {
    const [row] = (await listedBy(`ids=${job.id}`)).jobs;
    expect(row).toMatchObject({
      ownerId: 'stf_staff',
      ownerName: 'The staff',
      milestones: [{ key: 'survey-fee' }, {}, {}, {}],
    });
  });

  test('are for people who are signed in, whatever their role', async () => {
    expect((await shop.viewer.get('/api/sheet/rows')).status).toBe(200);
    expect((await shop.stranger.get('/api/sheet/rows')).status).toBe(401);
    expect((await shop.owner.get('/api/sheet/rows?colour=red')).status).toBe(422);
  });
});
