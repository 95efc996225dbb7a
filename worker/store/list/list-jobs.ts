import { sql, type SQL } from 'drizzle-orm';
import { readCursor, writeCursor, type Cursor } from '#contract/cursor';
import type { JobRow } from '#contract/job-answers';
import type { JobListQuery } from '#contract/job-requests';
import { staff } from '#db/schema/auth';
import { job } from '#db/schema/job';
import type { BusinessDate } from '#domain/day';
import type { Flow } from '#domain/flow';
import type { JobPage } from '#store/store';
import { rowsIn, type Question, type Results } from '#store/batch';
import { closedFlags, dueBounds, equalities, listingOf } from '#store/list/arms';
import { searchQuery } from '#store/list/search-text';
import { withFlow } from '#store/list/stage-flow';

/** A job's row as the list reads it. */
type Listed = Omit<JobRow, 'ownerName' | 'milestones'> & {
  readonly milestonesJson: string;
  readonly dueOrder: string;
  readonly keyDateOrder: string;
};

const columns: Readonly<Record<keyof Listed, string>> = {
  id: 'id',
  number: 'number',
  version: 'version',
  flow: 'flow_key',
  flowVersion: 'flow_version',
  title: 'title',
  stage: 'stage',
  ownerId: 'owner_id',
  customerName: 'customer_name',
  currency: 'currency',
  contractTotalMinor: 'contract_total_minor',
  plannedMinor: 'planned_minor',
  paidMinor: 'paid_minor',
  outstandingMinor: 'outstanding_minor',
  creditMinor: 'credit_minor',
  nextDueOn: 'next_due_on',
  keyDate: 'key_date',
  progressPercent: 'progress_percent',
  missingCount: 'missing_count',
  updatedAt: 'updated_at',
  milestonesJson: 'milestones_json',
  dueOrder: 'due_order',
  keyDateOrder: 'key_date_order',
};

const selected = sql.raw(
  Object.entries(columns)
    .map(([name, column]) => `${column} as "${name}"`)
    .join(', '),
);

/** Newest hits that a search looks at before it narrows them: the limit of what one page can cost. */
const hitsMax = 300;

const sortedBy: Readonly<Record<JobListQuery['sort'], (row: Listed) => string | number>> = {
  number: ({ number }) => number,
  updated: ({ updatedAt }) => updatedAt,
  nextDue: ({ dueOrder }) => dueOrder,
  keyDate: ({ keyDateOrder }) => keyDateOrder,
  outstanding: ({ outstandingMinor }) => outstandingMinor,
  title: ({ title }) => title,
};

// Most of a page is JSON that the job's row keeps as text: it is passed on, not read and written again.
const textOf = (listed: Listed, names: ReadonlyMap<string, string>): string => {
  const { milestonesJson, dueOrder: _, keyDateOrder: __, ...row } = listed;
  const ownerName = row.ownerId === null ? null : (names.get(row.ownerId) ?? null);
  const core: Omit<JobRow, 'milestones'> = { ...row, ownerName };
  return `${JSON.stringify(core).slice(0, -1)},"milestones":${milestonesJson}}`;
};

interface Named {
  readonly id: string;
  readonly name: string;
}

const allStaff = sql`select id, name from ${staff}`;

const namesIn = (results: Results): ReadonlyMap<string, string> => {
  const named: readonly Named[] = rowsIn(results, 1);
  return new Map(named.map(({ id, name }) => [id, name]));
};

/** The list's statement: arms in the order of an index, merged; exported for the test of its plan. */
const listStatement = (query: JobListQuery, today: BusinessDate): SQL => {
  const cursor = query.cursor === undefined ? null : readCursor(query.cursor);
  const { arms, orderBy } = listingOf(query, cursor, today);
  const selects = arms.map(
    ({ index, where }) =>
      sql`select ${selected} from ${job} indexed by ${sql.identifier(index)} where ${where}`,
  );
  return sql`${sql.join(selects, sql` union all `)} order by ${orderBy} limit ${query.limit + 1}`;
};

const hits = (match: string, cursor: Cursor | null): SQL => {
  // D1 binds numbers as reals, and by a real the index seeks nothing.
  const older = cursor === null ? sql`` : sql` and rowid < cast(${cursor.number} as integer)`;
  return sql`select rowid as hit from job_search where job_search match ${match}${older} order by rowid desc limit ${hitsMax}`;
};

/** The search's statement: the newest hits first, narrowed afterwards. */
const searchStatement = (query: JobListQuery, match: string, today: BusinessDate): SQL => {
  const flags = closedFlags(query.view).join(', ');
  const where = [
    sql`is_closed in (${sql.raw(flags)})`,
    ...equalities(query, today),
    ...dueBounds(query.due, today),
  ];
  const cursor = query.cursor === undefined ? null : readCursor(query.cursor);
  return sql`select ${selected} from (${hits(match, cursor)}) cross join ${job} on number = hit
    where ${sql.join(where, sql` and `)} order by hit desc limit ${query.limit + 1}`;
};

const pageOf = (
  query: JobListQuery,
  rows: readonly Listed[],
  names: ReadonlyMap<string, string>,
): JobPage => {
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const sort = query.q === undefined ? query.sort : 'number';
  const hasMore = rows.length > query.limit && last !== undefined;
  return {
    rows: shown.map((row) => textOf(row, names)),
    nextCursor: hasMore ? writeCursor({ value: sortedBy[sort](last), number: last.number }) : null,
  };
};

interface Reach {
  readonly count: number;
  readonly oldest: number | null;
}

const searchQuestion = (query: JobListQuery, today: BusinessDate): Question<JobPage> => {
  const match = searchQuery(query.q ?? '');
  if (match === null) return { statements: [], read: () => ({ rows: [], nextCursor: null }) };
  const cursor = query.cursor === undefined ? null : readCursor(query.cursor);
  return {
    statements: [
      searchStatement(query, match, today),
      allStaff,
      sql`select count(*) as count, min(hit) as oldest from (${hits(match, cursor)})`,
    ],
    read: (results) => {
      const page = pageOf(query, rowsIn(results, 0), namesIn(results));
      const reach: readonly Reach[] = rowsIn(results, 2);
      const [{ count, oldest } = { count: 0, oldest: null }] = reach;
      // All hits looked at were narrowed away or shown: older ones are a further page, which may come short.
      if (page.nextCursor !== null || count < hitsMax || oldest === null) return page;
      return { ...page, nextCursor: writeCursor({ value: oldest, number: oldest }) };
    },
  };
};

/** Jobs by their ids: what a reader who heard of their changes asks for. */
const namedQuestion = (ids: string): Question<JobPage> => ({
  statements: [
    sql`select ${selected} from ${job} where is_closed in (0, 1) and id in (select value from json_each(${JSON.stringify(ids.split(','))}))`,
    allStaff,
  ],
  read: (results) => {
    const rows: readonly Listed[] = rowsIn(results, 0);
    const names = namesIn(results);
    return { rows: rows.map((row) => textOf(row, names)), nextCursor: null };
  },
});

/** Asks for one page of the sheet. */
export const listQuestion = (
  flows: readonly Flow[],
  asked: JobListQuery,
  today: BusinessDate,
): Question<JobPage> => {
  if (asked.ids !== undefined) return namedQuestion(asked.ids);
  const query = withFlow(flows, asked);
  if (query.q !== undefined) return searchQuestion(query, today);
  return {
    statements: [listStatement(query, today), allStaff],
    read: (results) => pageOf(query, rowsIn(results, 0), namesIn(results)),
  };
};
