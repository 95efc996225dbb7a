import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JobRow } from '#contract/jobs/job-answers';
import type { ImportAnswer } from '#contract/transfer/transfer-answers';
import { instant, minuteMs } from '#domain/time/day';
import { openJob, openShop } from '#test/kit/worker/api';
import { sized } from '#test/kit/size';

const shop = await openShop();

const keptSums = `select visibility, flow_key, stage, assignee_id, currency, job_count as jobs, contract_total_minor as total,
  paid_minor as paid, outstanding_minor as outstanding from job_sum where job_count > 0 order by 1, 2, 3, 4, 5`;
const computedSums = `select is_closed as visibility, flow_key, stage, coalesce(owner_id, '') as assignee_id, currency,
  count(*) as jobs, coalesce(sum(contract_total_minor), 0) as total, sum(paid_minor) as paid, sum(outstanding_minor) as outstanding
  from job group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;
const keptDues = 'select due_on, job_count as jobs from job_due_count order by 1';
const computedDues = `select next_due_on as due_on, count(*) as jobs from job
  where is_closed = 0 and next_due_on is not null group by 1 order by 1`;
// Groups without jobs must have sums of zero.
const emptyGroups = `select * from job_sum where job_count < 0
  or (job_count = 0 and (contract_total_minor <> 0 or paid_minor <> 0 or outstanding_minor <> 0))`;

const rowsOf = async (statement: string) => (await env.DB.prepare(statement).all()).results;

const expectKept = async () => {
  expect(await rowsOf(keptSums)).toEqual(await rowsOf(computedSums));
  expect(await rowsOf(keptDues)).toEqual(await rowsOf(computedDues));
  expect(await rowsOf(emptyGroups)).toEqual([]);
};

const ids: string[] = [];
let count = 0;

const jobAt = async (at: number): Promise<JobRow | undefined> =>
  (await shop.owner.get<{ readonly job?: JobRow }>(`/api/jobs/${ids[at % ids.length] ?? ''}`)).body.job;

const open = async () => void ids.push((await openJob(shop, { title: `Job ${(count += 1)}` })).job.id);

const importRows = async (number: number | undefined) => {
  count += 1;
  const fresh = {
    flow: count % 2 === 0 ? 'wedding' : 'renovation',
    title: `Imported ${count}`,
    customer: { name: 'Li' },
    contractTotalMinor: count * 100_000,
    facts: count % 2 === 0 ? { 'wedding.on': '2026-09-09' } : {},
  };
  const edited = number === undefined ? [] : [{ number, ownerId: 'stf_manager', contractTotalMinor: count }];
  const { body } = await shop.owner.post<ImportAnswer>(
    '/api/imports',
    { rows: [fresh, fresh, ...edited] },
    `import-${count}`,
  );
  ids.push(...body.results.flatMap(({ outcome, jobId }) => (outcome === 'opened' && jobId ? [jobId] : [])));
};

/** The actions on a job by name. */
const writes = {
  title: ({ id, version }: JobRow) =>
    shop.owner.patch(`/api/jobs/${id}`, { baseVersion: version, title: `Title ${count}` }),
  total: ({ id, version }: JobRow) =>
    shop.owner.patch(`/api/jobs/${id}`, { baseVersion: version, contractTotalMinor: count * 70_000 }),
  noTotal: ({ id, version }: JobRow) =>
    shop.owner.patch(`/api/jobs/${id}`, { baseVersion: version, contractTotalMinor: null }),
  assignee: ({ id, version }: JobRow) =>
    shop.owner.patch(`/api/jobs/${id}`, {
      baseVersion: version,
      ownerId: count % 3 === 0 ? null : `stf_${count % 3 === 1 ? 'staff' : 'manager'}`,
    }),
  fact: ({ id, version }: JobRow) =>
    shop.owner.patch(`/api/jobs/${id}`, { baseVersion: version, facts: { 'start.on': '2026-04-01' } }),
  stage: ({ id }: JobRow) =>
    shop.owner.post(`/api/jobs/${id}/stage`, {
      to: count % 2 === 0 ? 'construction' : 'survey',
      override: { reason: 'in a test' },
    }),
  close: ({ id }: JobRow) =>
    shop.owner.post(`/api/jobs/${id}/stage`, { to: 'closed', override: { reason: 'in a test' } }),
  pay: ({ id }: JobRow) =>
    shop.owner.post(`/api/jobs/${id}/payments`, {
      method: 'cash',
      amountMinor: count * 10,
      currency: 'CNY',
      voucher: `SLIP-${count}`,
    }),
};

type Write = keyof typeof writes;
const writeNames = Object.keys(writes).filter((name): name is Write => name in writes);

interface SeedAction {
  readonly do: Write | 'open' | 'import' | 'undo' | 'redo';
  readonly job: number;
}

const act = async ({ do: kind, job: at }: SeedAction): Promise<void> => {
  count += 1;
  shop.clock.now = instant(shop.clock.now + minuteMs);
  if (kind === 'open') return open();
  if (kind === 'undo' || kind === 'redo') return void (await shop.owner.post('/api/undo', { way: kind }));
  const job = await jobAt(at);
  if (kind === 'import') return importRows(job?.number);
  // Its opening may have been undone.
  if (job !== undefined) await writes[kind](job);
};

const actions = fc.array(
  fc.record({
    do: fc.constantFrom(
      ...writeNames,
      ...writeNames,
      'open' as const,
      'import' as const,
      'undo' as const,
      'undo' as const,
      'redo' as const,
    ),
    job: fc.nat(30),
  }),
  { minLength: 10, maxLength: 20 },
);

test('the kept sums and counts are what the jobs come to, after whatever was done', async () => {
  // Each visibility occurs, whatever the random actions are.
  for (const kind of ['open', 'import', 'close', 'open', 'undo', 'pay'] as const) {
    await act({ do: kind, job: 0 });
    await expectKept();
  }
  expect(new Set((await rowsOf(keptSums)).map(({ visibility }) => visibility))).toEqual(new Set([0, 1, 2]));
  await fc.assert(
    fc.asyncProperty(actions, async (done) => {
      for (const action of done) {
        await act(action);
        await expectKept();
      }
    }),
    { numRuns: sized({ small: 4, full: 60 }), endOnFailure: true },
  );
}, 600_000);

test('an edit that moves no job and changes no amount writes no sum', async () => {
  const { job } = await openJob(shop);
  const changesOf = async (write: () => Promise<unknown>) => {
    await env.DB.prepare(`create table sum_write (name text)`).run();
    for (const table of ['job_sum', 'job_due_count'])
      await env.DB.prepare(
        `create trigger watch_${table} after update on ${table} begin insert into sum_write values ('${table}'); end`,
      ).run();
    await write();
    const { results } = await env.DB.prepare('select name from sum_write').all();
    for (const table of ['job_sum', 'job_due_count'])
      await env.DB.prepare(`drop trigger watch_${table}`).run();
    await env.DB.prepare('drop table sum_write').run();
    return results.length;
  };
  expect(await changesOf(() => writes.title(job))).toBe(0);
  const again = await shop.owner.get(`/api/jobs/${job.id}`);
  expect(await changesOf(() => writes.total(again.body.job))).toBeGreaterThan(0);
});
