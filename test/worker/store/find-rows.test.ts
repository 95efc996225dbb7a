import { beforeAll, expect, test } from 'vitest';
import type { JobRow } from '#contract/job-answers';
import type { FindQuery } from '#contract/sheet';
import { flows } from '#domain/flows/index';
import { locales } from '#domain/text';
import { createStore } from '#store/d1-store';
import { addJobs } from '#test/worker/store/many-jobs';
import { db, listed, today, zone } from '#test/worker/store/shop';

const store = createStore({ db, flows, zone });
beforeAll(() => addJobs(0, 480), 60_000);

const find = (query: Partial<FindQuery> & { readonly text: string }) =>
  store.findRows({ view: 'all', sort: '-number', by: 'none', ...query }, today);

const namesOf = (job: JobRow): Readonly<Record<string, readonly string[]>> => {
  const flow = flows.find(({ key }) => key === job.flow);
  const stage = flow?.stages.find(({ key }) => key === job.stage);
  return {
    title: [job.title],
    number: [`J-${job.number}`],
    trade: locales.map((locale) => flow?.label[locale] ?? ''),
    stage: locales.map((locale) => stage?.label[locale] ?? ''),
    customer: [job.customerName],
    owner: [job.ownerName ?? ''],
  };
};

/** The same said plainly: each row of the list, in its order, whose shown texts hold what is sought. */
const plainly = (jobs: readonly JobRow[], text: string) =>
  jobs.flatMap((job, at) => {
    const columns = Object.entries(namesOf(job))
      .filter(([, names]) => names.some((name) => name.toLowerCase().includes(text.toLowerCase())))
      .map(([name]) => name);
    return columns.length === 0 ? [] : [{ id: job.id, place: at + 1, columns }];
  });

test.each([
  ['芳', {}],
  ['HOME 7', { sort: 'title,-number' }],
  ['j-52', { sort: '-outstanding', flow: 'wedding' }],
  ['stf_2', { view: 'open', sort: 'stage,customer' }],
  ['survey', { owner: 'stf_1', sort: 'nextDue' }],
  ['装修', { where: 'outstanding:from:1' }],
  ['%', {}],
  ['nowhere', {}],
] as const)('%s is found where a reader of the whole list sees it: %o', async (text, query) => {
  const { jobs, nextCursor } = await listed({ view: 'all', sort: '-number', ...query, limit: 500 });
  expect(nextCursor).toBeNull();
  const { rows, hasMore } = await find({ text, ...query });
  expect(rows.map(({ id, place, columns }) => ({ id, place, columns }))).toEqual(plainly(jobs, text));
  expect(hasMore).toBe(false);
});

test('of a grouped list each place is the one in its group', async () => {
  const { rows } = await find({ text: '王', by: 'stage' });
  expect(rows.length).toBeGreaterThan(10);
  for (const { id, place, flow, stage } of rows.slice(0, 8)) {
    const { jobs } = await listed({
      view: 'all',
      sort: '-number',
      flow: flow ?? '',
      stage: stage ?? '',
      limit: 500,
    });
    expect(jobs[place - 1]?.id).toBe(id);
  }
});
