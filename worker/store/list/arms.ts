import { sql, type SQL } from 'drizzle-orm';
import { nobody, type JobListQuery } from '#contract/job-requests';
import type { Cursor } from '#contract/cursor';
import { conditionsOf } from '#store/list/conditions';
import { addDays, type BusinessDate } from '#domain/day';

/** Days ahead within which a due date counts as soon. */
const soonDays = 7;
const noDate = '9999-12-31';

/** One arm of a listing: its conditions and the index that answers them in order. */
export interface Arm {
  readonly index: string;
  readonly where: SQL;
}

export interface Listing {
  readonly arms: readonly Arm[];
  readonly orderBy: SQL;
}

/** What a list is narrowed by, its flow found where only a stage was given. */
export type Narrowed = Pick<JobListQuery, 'flow' | 'stage' | 'owner' | 'due' | 'view' | 'where'>;

const sorts = {
  number: { column: 'number', index: 'number' },
  updated: { column: 'updated_at', index: 'updated' },
  nextDue: { column: 'due_order', index: 'due' },
  keyDate: { column: 'key_date_order', index: 'key_date' },
  outstanding: { column: 'outstanding_minor', index: 'outstanding' },
  title: { column: 'title collate nocase', index: 'title' },
} as const satisfies Record<JobListQuery['sort'], { readonly column: string; readonly index: string }>;

/** The column that a sort orders by, with its collation. */
export const sortColumn = (sort: JobListQuery['sort']): string => sorts[sort].column;

const shapeOf = ({ flow, stage, owner }: Narrowed): string => {
  const hasStage = flow !== undefined && stage !== undefined;
  if (owner !== undefined) return hasStage ? 'owner_stage_' : 'owner_';
  if (hasStage) return 'stage_';
  return flow === undefined ? '' : 'flow_';
};

/** Conditions that hold for every row of the list, other than open or closed and the due range. */
export const equalities = ({ flow, stage, owner, where }: Narrowed, today: BusinessDate): readonly SQL[] => [
  ...(flow === undefined ? [] : [sql`flow_key = ${flow}`]),
  ...(stage === undefined ? [] : [sql`stage = ${stage}`]),
  ...(owner === undefined ? [] : [owner === nobody ? sql`owner_id is null` : sql`owner_id = ${owner}`]),
  ...conditionsOf(where, today),
];

interface Range {
  readonly from?: string;
  readonly before?: string;
}

const rangeOf = (due: JobListQuery['due'], today: BusinessDate): Range => {
  if (due === undefined) return {};
  if (due === 'overdue') return { before: today };
  return due === 'soon' ? { from: today, before: addDays(today, soonDays + 1) } : { before: noDate };
};

const bounds = (column: SQL, { from, before }: Range): readonly SQL[] => [
  ...(from === undefined ? [] : [sql`${column} >= ${from}`]),
  ...(before === undefined ? [] : [sql`${column} < ${before}`]),
];

/** The due filter as conditions of its own. */
export const dueBounds = (due: JobListQuery['due'], today: BusinessDate): readonly SQL[] =>
  bounds(sql`due_order`, rangeOf(due, today));

/** Open, closed, or one arm each: their merge keeps the order without a sort. */
export const closedFlags = (view: JobListQuery['view']): readonly number[] => {
  if (view === 'all') return [0, 1];
  return view === 'open' ? [0] : [1];
};

interface Paging {
  readonly column: SQL;
  readonly isNumber: boolean;
  readonly cursor: Cursor | null;
  readonly isAscending: boolean;
  readonly range: Range;
}

// Rows after the cursor: those that tie with it, then those beyond it. One seek each; a row value would walk all ties.
const pagesAfter = ({
  column,
  isNumber,
  cursor,
  isAscending,
  range,
}: Paging): readonly (readonly SQL[])[] => {
  if (cursor === null) return [bounds(column, range)];
  const beyond = sql.raw(isAscending ? '>' : '<');
  if (isNumber) return [[sql`number ${beyond} ${cursor.number}`]];
  const { from, before } = range;
  const rest = isAscending ? (before === undefined ? {} : { before }) : from === undefined ? {} : { from };
  return [
    [sql`${column} = ${cursor.value}`, sql`number ${beyond} ${cursor.number}`],
    [sql`${column} ${beyond} ${cursor.value}`, ...bounds(column, rest)],
  ];
};

/** A list's conditions and order, whatever its page. */
type Ordered = Narrowed & Pick<JobListQuery, 'sort' | 'direction'>;

/** A list in the order of one index, as arms of which each is a seek. */
export const listingOf = (query: Ordered, cursor: Cursor | null, today: BusinessDate): Listing => {
  const sort = sorts[query.sort];
  const isAscending = query.direction === 'asc';
  const column = sql.raw(sort.column);
  const isDueOrder = query.sort === 'nextDue';
  // Few jobs are overdue or soon due: those are sought by their date and put in another order afterwards.
  const isSought = !isDueOrder && (query.due === 'overdue' || query.due === 'soon');
  const pages = pagesAfter({
    column,
    isNumber: query.sort === 'number',
    cursor,
    isAscending,
    range: isDueOrder ? rangeOf(query.due, today) : {},
  });
  const fixed = [...equalities(query, today), ...(isDueOrder ? [] : dueBounds(query.due, today))];
  const index = `job_${shapeOf(query)}${isSought ? 'due' : sort.index}`;
  const direction = sql.raw(isAscending ? 'asc' : 'desc');
  return {
    arms: closedFlags(query.view).flatMap((flag) =>
      pages.map((page) => ({
        index,
        where: sql.join([sql`is_closed = ${flag}`, ...fixed, ...page], sql` and `),
      })),
    ),
    orderBy:
      query.sort === 'number' ? sql`number ${direction}` : sql`${column} ${direction}, number ${direction}`,
  };
};
