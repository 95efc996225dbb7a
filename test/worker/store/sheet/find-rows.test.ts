import { beforeAll, expect, test } from 'vitest';
import type { JobRow } from '#contract/jobs/job-answers';
import { foundIds } from '#domain/fields/fields';
import type { FindQuery } from '#contract/sheet/sheet';
import { flows } from '#domain/trades/index';
import { locales } from '#domain/texts/text';
import { createStore } from '#store/d1-store';
import { addJobs } from '#test/worker/store/kit/many-jobs';
import { db, listed, today, zone } from '#test/worker/store/kit/shop';

const store = createStore({ db, flows, zone });
beforeAll(async () => {
  await addJobs(0, 480);
  await db
    .prepare(
      `update job set key_date = '2027-03-' || substr('0' || (number % 28 + 1), -2), progress_percent = number % 101,
        contract_total_minor = 1200000 + number * 25,
        facts_json = json_set('{}', '$."area"', number % 300 + 0.5, '$."survey.at"', ?1 + number * 3600000, '$."designer"', 'stf_2')`,
    )
    .bind(Date.parse('2027-01-01T00:00:00Z'))
    .run();
}, 60_000);

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
    nextDue: [job.nextDueOn ?? ''],
    keyDate: [job.keyDate ?? ''],
    progress: [`${job.progressPercent}%`],
  };
};

/** A plain definition: the rows of the list, in order, whose displayed texts contain the search term. */
const plainly = (jobs: readonly JobRow[], text: string) =>
  jobs.flatMap((job, at) => {
    const names = new Map(Object.entries(namesOf(job)));
    const columns = foundIds.filter((column) =>
      names.get(column)?.some((name) => name.toLowerCase().includes(text.toLowerCase())),
    );
    return columns.length === 0 ? [] : [{ id: job.id, place: at + 1, columns }];
  });

test.each([
  ['芳', {}],
  ['HOME 7', { sort: 'title,-number' }],
  ['j-52', { sort: '-outstanding', flow: 'wedding' }],
  ['stf_2', { view: 'open', sort: 'stage,customer' }],
  ['survey', { owner: 'stf_1', sort: 'nextDue' }],
  ['装修', { where: 'outstanding:from:1' }],
  ['7%', {}],
  ['2027-03-1', { sort: 'keyDate' }],
  ['nowhere', {}],
  ['芳', { q: 'home 7' }],
  ['home 7', { q: '王', sort: 'title,-number' }],
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

const columnsOf = async (query: Parameters<typeof find>[0]) => {
  const { rows } = await find(query);
  return [...new Set(rows.flatMap(({ columns }) => columns))].toSorted();
};

test('a day is found however it is written, and an amount as a plain number', async () => {
  expect(await columnsOf({ text: '2027年3月5日', day: '2027-03-05' })).toEqual(['keyDate']);
  const { jobs } = await listed({ view: 'all', sort: '-number', limit: 500 });
  const [item] = jobs;
  const total = item?.contractTotalMinor ?? 0;
  const text = total % 100 === 0 ? String(total / 100) : (total / 100).toFixed(2);
  const { rows } = await find({ text: `¥${text}`, amount: text });
  const held = jobs.filter((job) => ((job.contractTotalMinor ?? 0) / 100).toFixed(2).startsWith(text));
  expect(rows.filter(({ columns }) => columns.includes('contractTotal')).map(({ id }) => id)).toEqual(
    held.map(({ id }) => id),
  );
});

test('of one trade its own fields are searched, by its filter and by a condition', async () => {
  const { jobs } = await listed({ view: 'all', sort: '-number', flow: 'renovation', limit: 500 });
  const [item] = jobs;
  const visit = Date.parse('2027-01-01T08:00:00Z') + (item?.number ?? 0) * 3_600_000;
  const text = new Date(visit).toISOString().slice(0, 16).replace('T', ' ');
  for (const query of [{ flow: 'renovation' }, { where: 'trade:in:renovation' }]) {
    const { rows } = await find({ ...query, text });
    expect(rows).toMatchObject([{ id: item?.id, columns: ['fact:survey.at'] }]);
  }
  const area = `${(item?.number ?? 0) % 300}.5`;
  expect(await columnsOf({ text: area, amount: area, flow: 'renovation' })).toContain('fact:area');
  expect(await columnsOf({ text })).toEqual([]);
});

test('a customer is found by four digits of their telephone number', async () => {
  const [item] = (await listed({ view: 'all', sort: '-number', limit: 1 })).jobs;
  await db
    .prepare(
      `update customer set phone = '139 8765-4321' where id = (select customer_id from job where id = ?1)`,
    )
    .bind(item?.id)
    .run();
  expect((await find({ text: '8765 43' })).rows).toMatchObject([{ id: item?.id, columns: ['customer'] }]);
  expect((await find({ text: '8765 43', asOf: Date.now() + 86_400_000 })).rows).toEqual([]);
});
