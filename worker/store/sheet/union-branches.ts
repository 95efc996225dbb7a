import { sql, type SQL } from 'drizzle-orm';
import { nobody, type JobListQuery } from '#contract/sheet/job-list';
import type { Cursor } from '#contract/sheet/cursor';
import {
  bounds,
  closedFlags,
  containsWords,
  conditionsOf,
  hasRole,
  isShown,
  dueBounds,
  dueRange,
  type Range,
} from '#store/sheet/conditions';
import { isSearch } from '#store/search/hits';
import { indexChoice, twoWays, type UnionBranch, type IndexChoice } from '#store/sheet/index-choice';
import { orderBy, orderTerms, type OrderTerm } from '#store/search/order';
import type { Flow } from '#domain/flow/flow';
import type { BusinessDate } from '#domain/time/day';
import { jobsBy, jobsOf } from '#store/sheet/source';

export interface Listing {
  readonly terms: readonly OrderTerm[];
  readonly unionBranches: readonly UnionBranch[];
  readonly orderBy: SQL;
}

/** The filters of a list. When only a stage is given, its flow is filled in. */
export type Filters = Pick<
  JobListQuery,
  'flow' | 'stage' | 'owner' | 'person' | 'due' | 'view' | 'contact' | 'where' | 'asOf'
> &
  Partial<Pick<JobListQuery, 'q'>>;

/** The conditions that the list's indexes cover, without visibility. */
const indexed = ({ flow, stage, owner }: Filters): readonly SQL[] => [
  ...(flow === undefined ? [] : [sql`flow_key = ${flow}`]),
  ...(stage === undefined ? [] : [sql`stage = ${stage}`]),
  ...(owner === undefined ? [] : [owner === nobody ? sql`owner_id is null` : sql`owner_id = ${owner}`]),
];

/** The equality conditions of a list, without visibility and the due range. */
const equalities = (query: Filters, today: BusinessDate): readonly SQL[] => [
  ...indexed(query),
  ...(query.person === undefined ? [] : [hasRole(query.person, query)]),
  ...(query.contact === undefined ? [] : [sql`contact_state = ${query.contact}`]),
  ...conditionsOf(query.where, today),
  // The search index holds current texts only, so a past moment is searched in the displayed columns.
  ...(query.asOf === undefined || query.q === undefined ? [] : [containsWords(query.q)]),
];

/** All conditions of a list, for a statement without an index. */
export const filters = (query: Filters, today: BusinessDate): readonly SQL[] => [
  isShown(query.view),
  ...equalities(query, today),
  ...dueBounds(query.due, today),
];

interface Paging {
  readonly terms: readonly OrderTerm[];
  readonly cursor: Cursor | null;
  readonly range: Range;
}

const beyondNumber = ([first]: readonly OrderTerm[], { number }: Cursor): SQL =>
  sql`number ${sql.raw(first?.isDescending ? '<' : '>')} ${number}`;

/** Rows after the cursor among those equal to it in the terms before `at`. */
const beyondTies = (terms: readonly OrderTerm[], cursor: Cursor, at: number): SQL => {
  const term = terms[at];
  if (term === undefined) return beyondNumber(terms, cursor);
  const { expression } = term;
  const value = cursor.values[at];
  const beyond = sql.raw(term.isDescending ? '<' : '>');
  return sql`(${expression} ${beyond} ${value} or (${expression} = ${value} and ${beyondTies(terms, cursor, at + 1)}))`;
};

// Rows after the cursor: ties first, then greater values, one index seek each. A row value comparison would scan all
// ties.
const pagesAfter = (
  { terms, cursor, range }: Paging,
  { isOneSeek }: { readonly isOneSeek: boolean },
): readonly (readonly SQL[])[] => {
  const [first] = terms;
  const column = first?.expression ?? sql`number`;
  if (cursor === null) return [bounds(column, range)];
  if (first === undefined || first.name === 'number') return [[beyondNumber(terms, cursor)]];
  if (first.index === null) return [[beyondTies(terms, cursor, 0)]];
  const beyond = sql.raw(first.isDescending ? '<' : '>');
  const [value] = cursor.values;
  const { from, before } = range;
  const rest = first.isDescending
    ? from === undefined
      ? {}
      : { from }
    : before === undefined
      ? {}
      : { before };
  if (isOneSeek)
    return [[sql`${column} ${beyond}= ${value}`, beyondTies(terms, cursor, 0), ...bounds(column, rest)]];
  return [
    [sql`${column} = ${value}`, beyondTies(terms, cursor, 1)],
    [sql`${column} ${beyond} ${value}`, ...bounds(column, rest)],
  ];
};

/** A list's conditions and order, and its limit; without a limit all rows. */
type Ordered = Filters & Pick<JobListQuery, 'sort' | 'names'> & Partial<Pick<JobListQuery, 'limit'>>;

interface Placed {
  readonly terms: readonly OrderTerm[];
  readonly cursor: Cursor | null;
  readonly today: BusinessDate;
}

/**
 * The rows of one index, one branch for each seek: in the list's own order merging keeps it, otherwise the
 * rows are sorted.
 */
const seeksOf = (
  { index, isInOrder }: { readonly index: string; readonly isInOrder: boolean },
  query: Ordered,
  { terms, cursor, today }: Placed,
): readonly UnionBranch[] => {
  const isDueOrder = terms[0]?.name === 'nextDue';
  const range = isDueOrder ? dueRange(query.due, today) : {};
  const afterCursor = cursor === null ? [] : [beyondTies(terms, cursor, 0)];
  // D1 takes five branches of a union: ended jobs, the fewest, are sought once, with the ties before the cursor.
  const pagesOf = (flag: number) =>
    isInOrder ? pagesAfter({ terms, cursor, range }, { isOneSeek: flag === 3 }) : [afterCursor];
  const isBounded = isDueOrder && isInOrder;
  const fixed = [...equalities(query, today), ...(isBounded ? [] : dueBounds(query.due, today))];
  return closedFlags[query.view].flatMap((flag) =>
    pagesOf(flag).map((page) => ({
      from: jobsBy(index),
      where: sql.join([sql`is_closed = ${flag}`, ...fixed, ...page], sql` and `),
    })),
  );
};

/** Splits a filter into the part that the order's index answers by its seek, and the rest. */
const splitFilter = (
  index: string,
  { flow, stage, owner, view }: Ordered,
): { readonly searchTerm: readonly SQL[]; readonly filter: readonly SQL[] } => {
  const byStage = indexed({ flow, stage, view });
  const byOwner = indexed({ owner, view });
  if (index.startsWith('job_stage_')) return { searchTerm: byStage, filter: byOwner };
  if (index.startsWith('job_owner_')) return { searchTerm: byOwner, filter: byStage };
  return { searchTerm: [], filter: [...byStage, ...byOwner] };
};

/**
 * Open and closed rows with a filter that the order's index does not cover: each scanned or sorted, as the
 * database decides.
 */
const eitherWay = (
  choice: IndexChoice & { readonly finder: string },
  query: Ordered & { readonly limit: number },
  { terms, cursor, today }: Placed,
): readonly UnionBranch[] => {
  const isDueOrder = terms[0]?.name === 'nextDue';
  const range = isDueOrder ? dueRange(query.due, today) : {};
  const isDated = isDueOrder ? bounds(sql`due_order`, range) : dueBounds(query.due, today);
  const { searchTerm, filter } = splitFilter(choice.index, query);
  return closedFlags[query.view].map((flag) =>
    twoWays({
      choice,
      seeks: [sql`is_closed = ${flag}`, ...searchTerm],
      filter,
      pages: pagesAfter({ terms, cursor, range }, { isOneSeek: flag === 3 }).map((page) =>
        isDueOrder ? page : [...page, ...isDated],
      ),
      page: [...isDated, ...(cursor === null ? [] : [beyondTies(terms, cursor, 0)])],
      orderBy: orderBy(terms, ({ expression }) => expression),
      limit: query.limit + 1,
    }),
  );
};

/** Few jobs are overdue or due soon, so they are found by date and sorted afterwards. */
const isSearched = ({ due }: Ordered, first: OrderTerm | undefined): boolean =>
  first?.name !== 'nextDue' && (due === 'overdue' || due === 'soon');

const currentBranches = (query: Ordered, placed: Placed): readonly UnionBranch[] => {
  const [first] = placed.terms;
  if (isSearched(query, first))
    return seeksOf({ index: indexChoice('due', query).index, isInOrder: false }, query, placed);
  const { index = 'number' } = first ?? {};
  const choice = indexChoice(index ?? 'number', query);
  const { finder } = choice;
  if (finder === null) return seeksOf({ index: choice.index, isInOrder: index !== null }, query, placed);
  const { limit, where } = query;
  // A whole list, a list without an index for its order, and a list with conditions read all rows of the
  // filter.
  const hasConditions = where !== undefined || query.person !== undefined || query.contact !== undefined;
  return limit === undefined || hasConditions || index === null
    ? seeksOf({ index: finder, isInOrder: false }, query, placed)
    : eitherWay({ ...choice, finder }, { ...query, limit }, placed);
};

// Past moments and search results have no index in list order, so such a list is one branch that sorts every row.
const sortedBranch = (query: Ordered, { terms, cursor, today }: Placed): UnionBranch => {
  const page = cursor === null ? [] : [beyondTies(terms, cursor, 0)];
  return { from: jobsOf(query), where: sql.join([...filters(query, today), ...page], sql` and `) };
};

/**
 * A list in the order of one index, as `union all` branches that are one seek each. Further sort terms order only the
 * ties of the first. A list without an index (see `orderTerms`) sorts every row.
 */
export const listingOf = (
  flows: readonly Flow[],
  query: Ordered,
  cursor: Cursor | null,
  today: BusinessDate,
): Listing => {
  const terms = orderTerms(flows, query);
  const placed = { terms, cursor, today };
  return {
    terms,
    unionBranches:
      query.asOf !== undefined || isSearch(query)
        ? [sortedBranch(query, placed)]
        : currentBranches(query, placed),
    orderBy: orderBy(terms, ({ selected }) => selected),
  };
};

/** The branches of a list; each row has its sort values as `value0` and following, its number, and `columns`. */
export const positionedBranches = (
  { unionBranches, terms }: Pick<Listing, 'unionBranches' | 'terms'>,
  columns?: SQL,
): SQL => {
  const values = terms.map(({ expression }, at) => sql`${expression} as ${sql.identifier(`value${at}`)}, `);
  const more = columns === undefined ? sql`` : sql`, ${columns}`;
  const selects = unionBranches.map(
    ({ from, where }) => sql`select ${sql.join(values)}number${more} from ${from} where ${where}`,
  );
  return sql.join(selects, sql` union all `);
};
