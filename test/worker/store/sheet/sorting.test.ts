import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { JobRow } from '#contract/jobs/job-answers';
import { jobListQuery, type JobListQuery } from '#contract/sheet/job-list';
import {
  isFactSort,
  readSort,
  sortNames,
  sortTermsMax,
  type OwnSortName,
  type SortName,
} from '#contract/sheet/sort';
import { fieldOf } from '#domain/fields/fields';
import { flows } from '#domain/trades/index';
import { addJobs } from '#test/worker/store/kit/many-jobs';
import { db, listed, today } from '#test/worker/store/kit/shop';

beforeAll(async () => {
  await addJobs(0, 300);
  // Ties of each kind, and missing values.
  await db
    .prepare(
      `update job set contract_total_minor = nullif(number % 4, 0) * 100, missing_count = number % 3,
        progress_percent = nullif(number % 5, 0) * 12.5,
        next_due_on = case when number % 3 = 0 then null else date(?1, (number % 21 - 7) || ' days') end,
        key_date = case number % 5 when 0 then null else date(?1, (number % 7 - 3) || ' days') end,
        facts_json = case when number % 7 < 2 then '{}' else json_object('area', (number % 9) / 2.0, 'survey.at', number % 4, 'note.of-day', 'Tile ' || (number % 6)) end,
        updated_at = number % 11, title = case number % 8 when 0 then upper(title) else title end`,
    )
    .bind(today)
    .run();
}, 60_000);

const folded = (text: string): string => text.replaceAll(/[A-Z]/g, (message) => message.toLowerCase());

const placeOf = ({ flow, stage }: JobRow): number => {
  const at = flows.findIndex(({ key }) => key === flow);
  const place = flows[at]?.stages.findIndex(({ key }) => key === stage) ?? -1;
  // A stage that its flow no longer has comes last.
  return place < 0 ? Infinity : at * 1000 + place;
};

/** What a row without a value is put in order by; other empty rows have an empty text. */
const whenEmpty: Readonly<Record<string, string | number>> = {
  nextDue: '9999-12-31',
  keyDate: '9999-12-31',
  contractTotal: -1,
  progress: -1,
};

const ownValue = (name: OwnSortName, job: JobRow): string | number => {
  if (name === 'updated') return job.updatedAt;
  if (name === 'stage') return placeOf(job);
  const field = fieldOf(name);
  const value: unknown = Reflect.get(job, field?.property ?? '') ?? whenEmpty[name] ?? '';
  return typeof value === 'number' ? value : folded(String(value));
};

/** Missing facts come first. */
const sortValue = (name: SortName, job: JobRow): string | number => {
  if (!isFactSort(name)) return ownValue(name, job);
  const value = job.facts?.[name.slice('fact:'.length)];
  return typeof value === 'number' || typeof value === 'string' ? value : -Infinity;
};

const factSorts = ['fact:area', 'fact:survey.at', 'fact:note.of-day'] as const;

const compared = (left: string | number, right: string | number): number => {
  // As in the database: numbers before texts.
  if (typeof left !== typeof right) return typeof left === 'number' ? -1 : 1;
  return left < right ? -1 : left > right ? 1 : 0;
};

/** A plain definition of the order: term by term, then the number in the direction of the first term. */
const inOrder = (jobs: readonly JobRow[], sort: string): readonly number[] => {
  const terms = readSort(sort) ?? [];
  const byTerms = (a: JobRow, b: JobRow): number => {
    for (const { name, isDescending } of terms) {
      const item = compared(sortValue(name, a), sortValue(name, b));
      if (item !== 0) return isDescending ? -item : item;
    }
    return (a.number - b.number) * (terms[0]?.isDescending ? -1 : 1);
  };
  return jobs.toSorted(byTerms).map(({ number }) => number);
};

const paged = async (query: Partial<JobListQuery>): Promise<readonly number[]> => {
  const met: number[] = [];
  let cursor: string | null = null;
  do {
    const page = await listed({ ...query, ...(cursor === null ? {} : { cursor }) });
    met.push(...page.jobs.map(({ number }) => number));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return met;
};

const filters: readonly Partial<JobListQuery>[] = [
  { view: 'all' },
  { view: 'open', flow: 'wedding' },
  { view: 'all', owner: 'stf_2', flow: 'renovation', stage: 'design' },
  { view: 'open', due: 'soon' },
  { view: 'all', due: 'overdue', where: 'missing:from:1' },
  { view: 'all', q: 'home' },
  { view: 'open', q: '李', flow: 'wedding' },
];

test('a list by several columns is what a plain sort gives, page by page', async () => {
  const sorts = fc
    .uniqueArray(
      fc.record({ name: fc.constantFrom(...sortNames, ...factSorts), isDescending: fc.boolean() }),
      {
        minLength: 1,
        maxLength: sortTermsMax,
        selector: ({ name }) => name,
      },
    )
    .map((terms) => terms.map(({ name, isDescending }) => `${isDescending ? '-' : ''}${name}`).join(','));
  await fc.assert(
    fc.asyncProperty(
      sorts,
      fc.constantFrom(...filters),
      fc.integer({ min: 7, max: 90 }),
      async (sort, filter, limit) => {
        const { jobs } = await listed({ ...filter, sort: 'number', facts: 'true', limit: 500 });
        expect(jobs).not.toEqual([]);
        expect(await paged({ ...filter, sort, limit })).toEqual(inOrder(jobs, sort));
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);

test('a sort that cannot be read, and a cursor of another sort, are refused at the door', async () => {
  const reads = (query: Record<string, string>) => jobListQuery.safeParse(query).success;
  expect(reads({ sort: 'stage,-nextDue,title' })).toBe(true);
  const wrong = [
    '',
    'fact:',
    'fact:a"b',
    'stage,',
    'secret',
    'title,-title',
    'stage,title,paid,missing',
    '--title',
  ];
  expect(wrong.filter((sort) => reads({ sort }))).toEqual([]);
  const { nextCursor } = await listed({ sort: 'title', limit: 20 });
  expect(reads({ sort: 'title', cursor: nextCursor ?? '' })).toBe(true);
  expect(reads({ sort: 'title,paid', cursor: nextCursor ?? '' })).toBe(false);
});
