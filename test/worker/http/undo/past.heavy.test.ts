import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JobRow } from '#contract/jobs/job-answers';
import type { GroupSummary } from '#contract/sheet/sheet';
import { dayMs, hourMs, instant, minuteMs } from '#domain/time/day';
import { openJob, openShop } from '#test/kit/worker/api';
import { sized } from '#test/kit/size';

const shop = await openShop();

interface Listed {
  readonly jobs: readonly JobRow[];
  readonly nextCursor: string | null;
}

/** All jobs of a list, in small pages. */
const listed = async (query: string): Promise<readonly JobRow[]> => {
  const jobs: JobRow[] = [];
  let cursor: string | null = null;
  do {
    const page: Listed = (
      await shop.owner.get<Listed>(`/api/jobs?${query}&limit=2${cursor === null ? '' : `&cursor=${cursor}`}`)
    ).body;
    jobs.push(...page.jobs);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return jobs;
};

const lists = [
  'view=all&facts=true',
  'view=open&sort=title',
  'view=closed&sort=-number',
  'view=all&sort=stage,-outstanding',
  'flow=renovation&stage=survey&view=all',
  'owner=stf_staff&view=all&sort=number',
  'due=overdue&sort=nextDue',
  'view=all&due=any&sort=-nextDue,title',
  'view=all&where=paid:from:1',
];

const picture = async (more: string) => ({
  lists: await Promise.all(lists.map((query) => listed(`${query}${more}`))),
  cursor: (await shop.owner.get<object>(`/api/sheet/page-cursor?view=all&place=2${more}`)).body,
  due: (await shop.owner.get<object>(`/api/sheet/due-counts?${more.slice(1)}`)).body,
  groupSummary: (await shop.owner.get<GroupSummary>(`/api/sheet/outline?view=all&by=stage${more}`)).body,
  found: (await shop.owner.get<object>(`/api/sheet/find?view=all&sort=number&text=b${more}`)).body,
});

const writes = ['title', 'price', 'owner', 'area', 'stage', 'close', 'pay'] as const;

interface SeedAction {
  readonly do: (typeof writes)[number] | 'open' | 'undo' | 'redo';
  /** For a write: the index of the job, modulo their number. */
  readonly job: number;
}

let slip = 0;
const ids: string[] = [];

const write = async (kind: (typeof writes)[number], path: string): Promise<void> => {
  slip += 1;
  const { body } = await shop.owner.get<{ readonly job?: JobRow }>(path);
  // Its opening was undone.
  if (body.job === undefined) return;
  const { version: baseVersion } = body.job;
  const byKind = {
    title: () => shop.owner.patch(path, { baseVersion, title: `Job b${slip}` }),
    price: () => shop.owner.patch(path, { baseVersion, contractTotalMinor: slip * 100_000 }),
    owner: () => shop.owner.patch(path, { baseVersion, ownerId: slip % 2 === 0 ? 'stf_staff' : null }),
    area: () => shop.owner.patch(path, { baseVersion, facts: { area: slip } }),
    stage: () => shop.owner.post(`${path}/stage`, { to: 'survey', override: { reason: 'in a test' } }),
    close: () => shop.owner.post(`${path}/stage`, { to: 'closed', override: { reason: 'in a test' } }),
    pay: () =>
      shop.owner.post(`${path}/payments`, {
        method: 'cash',
        amountMinor: slip * 10,
        currency: 'CNY',
        voucher: `SLIP-${slip}`,
      }),
  };
  await byKind[kind]();
};

const act = async ({ do: kind, job }: SeedAction): Promise<void> => {
  if (kind === 'open') ids.push((await openJob(shop, { title: `Job ${ids.length}` })).job.id);
  else if (kind === 'undo' || kind === 'redo') await shop.owner.post('/api/undo', { way: kind });
  else await write(kind, `/api/jobs/${ids[job % ids.length] ?? ''}`);
};

const action: fc.Arbitrary<SeedAction> = fc.record({
  do: fc.constantFrom(...writes, ...writes, 'open', 'open', 'undo', 'redo'),
  job: fc.nat(9),
});

const steps = fc.array(fc.record({ action, ms: fc.constantFrom(0, 1, minuteMs, hourMs, dayMs, 9 * dayMs) }), {
  minLength: 8,
  maxLength: 14,
});

describe('the sheet as of a moment', () => {
  test('is what the sheet was then, in every list, whatever came after', async () => {
    await act({ do: 'open', job: 0 });
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const seen: { readonly at: number; readonly was: Awaited<ReturnType<typeof picture>> }[] = [];
        for (const step of taken) {
          await act(step.action);
          // Compared after the last action of an instant, because actions in the same millisecond are one.
          if (step.ms > 0) seen.push({ at: shop.clock.now, was: await picture('') });
          shop.clock.now = instant(shop.clock.now + step.ms);
        }
        for (const { at, was } of seen) expect(await picture(`&asOf=${at}`)).toEqual(was);
      }),
      { numRuns: sized({ small: 3, full: 40 }), endOnFailure: true },
    );
  }, 600_000);

  test('has no job that was opened later, one that was taken back, and the words of then', async () => {
    const { job } = await openJob(shop, { title: 'Before' });
    const opened = shop.clock.now;
    shop.clock.now = instant(opened + minuteMs);
    await shop.owner.post('/api/undo', { way: 'undo' });
    const titles = async (query: string) => (await listed(query)).map(({ title }) => title);
    expect(await titles('q=Before')).toEqual([]);
    expect(await titles(`q=bEfore&asOf=${opened}`)).toEqual(['Before']);
    expect(await titles(`q=J-${job.number}&asOf=${opened}`)).toEqual(['Before']);
    expect(await titles(`q=Before&asOf=${opened - 1}`)).toEqual([]);
    expect(await titles(`q=Before&asOf=${opened + minuteMs}`)).toEqual([]);
  });

  test('asked for what is no moment, or to be exported, is refused', async () => {
    for (const path of [
      '/api/jobs?asOf=',
      '/api/jobs?asOf=-1',
      '/api/jobs?asOf=2026-01-01',
      '/api/exports?asOf=5',
    ])
      expect((await shop.owner.get<{ code: string }>(path)).body.code).toBe('invalid-input');
  });
});

describe('the past that is kept', () => {
  const past = async () =>
    (await shop.owner.get<{ keptSince: number | null }>('/api/sheet/past')).body.keptSince;

  test('is neither changed nor thrown away', async () => {
    for (const sql of ['update job_past set title = ?', 'delete from job_past where title <> ?'])
      await expect(env.DB.prepare(sql).bind('Another').run()).rejects.toThrow('APPEND_ONLY job_past');
  });

  test('is whole where it was kept from the first job on, else it says since when', async () => {
    expect(await past()).toBeNull();
    // What the migration does in a database with jobs.
    const last = env.TEST_MIGRATIONS.find(({ name }) => name === '0006_past.sql')?.queries.findLast((sql) =>
      sql.includes('past-kept-since'),
    );
    await env.DB.prepare(last ?? '').run();
    expect(await past()).toBeGreaterThan(Date.UTC(2026, 0));
  });
});
