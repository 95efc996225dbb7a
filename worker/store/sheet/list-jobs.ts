import { sql, type SQL } from 'drizzle-orm';
import { readCursor, writeCursor, type Cursor } from '#contract/sheet/cursor';
import type { JobRow } from '#contract/jobs/job-answers';
import type { JobListQuery } from '#contract/sheet/job-list';
import type { SortName } from '#contract/sheet/sort';
import { staff } from '#db/schema/people/auth';
import { job } from '#db/schema/jobs/job';
import type { BusinessDate } from '#domain/time/day';
import type { Flow } from '#domain/flow/flow';
import type { JobPage } from '#store/sheet/lists';
import { rowsIn, type Question, type Results } from '#store/database/batch';
import { listingOf, filters, type Listing } from '#store/sheet/union-branches';
import { hitsMax, isSearch, jobsAt, nextHits, type HitsPage } from '#store/search/hits';
import type { OrderTerm } from '#store/search/order';
import { withFlow } from '#store/sheet/stage-flow';

/** A job's row as selected by the list. */
type Listed = Omit<JobRow, 'ownerName' | 'milestones' | 'facts'> & {
  readonly milestonesJson: string;
  /** Null when the list does not include facts. */
  readonly factsJson: string | null;
  readonly dueOrder: string;
  readonly keyDateOrder: string;
  readonly titleOrder: string;
} & Partial<Record<(typeof reckonedNames)[number], number | string>>;

const selected = sql`id, number, version, flow_key as "flow", flow_version as "flowVersion", title, stage, owner_id as "ownerId",
  customer_name as "customerName", currency, contract_total_minor as "contractTotalMinor", planned_minor as "plannedMinor",
  paid_minor as "paidMinor", outstanding_minor as "outstandingMinor", credit_minor as "creditMinor",
  next_due_on as "nextDueOn", key_date as "keyDate", progress_percent as "progressPercent", missing_count as "missingCount",
  updated_at as "updatedAt", milestones_json as "milestonesJson", due_order as "dueOrder", key_date_order as "keyDateOrder",
  title_order as "titleOrder"`;

type Selecting = Pick<JobListQuery, 'facts'>;

const selectedFor = ({ facts }: Selecting): SQL =>
  facts === undefined ? sql`${selected}, null as "factsJson"` : sql`${selected}, facts_json as "factsJson"`;

/** The property of a row with a sort term's value; computed terms have an alias of their own. */
const sortedBy: Readonly<Partial<Record<SortName, keyof Listed>>> = {
  number: 'number',
  updated: 'updatedAt',
  nextDue: 'dueOrder',
  keyDate: 'keyDateOrder',
  outstanding: 'outstandingMinor',
  title: 'titleOrder',
  paid: 'paidMinor',
  missing: 'missingCount',
};

const reckonedNames = ['order0', 'order1', 'order2'] as const;

const sortValue = (row: Listed, { name, isReckoned }: OrderTerm, at: number): string | number => {
  const field = isReckoned ? reckonedNames[at] : sortedBy[name];
  return (field === undefined ? null : row[field]) ?? '';
};

// Most of a page is JSON stored in the job's row. It is passed on as text, not parsed.
const textOf = (listed: Listed, names: ReadonlyMap<string, string>): string => {
  const {
    milestonesJson,
    factsJson,
    dueOrder: _,
    keyDateOrder: __,
    titleOrder: ___,
    order0: ____,
    order1: _____,
    order2: ______,
    ...row
  } = listed;
  const ownerName = row.ownerId === null ? null : (names.get(row.ownerId) ?? null);
  const core: Omit<JobRow, 'milestones' | 'facts'> = { ...row, ownerName };
  const facts = factsJson === null ? '' : `,"facts":${factsJson}`;
  return `${JSON.stringify(core).slice(0, -1)},"milestones":${milestonesJson}${facts}}`;
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

/** Expressions computed for an order, in addition to the row's columns. */
const reckonedFor = (terms: readonly OrderTerm[]): SQL =>
  sql.join(
    terms.flatMap(({ isReckoned, expression, alias }) =>
      isReckoned ? [sql`, ${expression} as ${sql.identifier(alias)}`] : [],
    ),
  );

/** A list's statement: index-ordered branches, merged. */
const listStatement = (listing: Listing, query: Selecting & Pick<JobListQuery, 'limit'>): SQL => {
  const { unionBranches, orderBy, terms } = listing;
  const selects = unionBranches.map(
    ({ from, where }) => sql`select ${selectedFor(query)}${reckonedFor(terms)} from ${from} where ${where}`,
  );
  return sql`${sql.join(selects, sql` union all `)} order by ${orderBy} limit ${query.limit + 1}`;
};

const pageOf = (
  limit: number,
  rows: readonly Listed[],
  {
    names,
    valuesOf,
  }: {
    readonly names: ReadonlyMap<string, string>;
    readonly valuesOf: (row: Listed) => Cursor['values'];
  },
): JobPage => {
  const visible = rows.slice(0, limit);
  const last = visible.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return {
    rows: visible.map((row) => textOf(row, names)),
    nextCursor: hasMore ? writeCursor({ values: valuesOf(last), number: last.number }) : null,
  };
};

interface Reach {
  readonly count: number;
  readonly last: number | null;
}

/** A page of a search in number order: hits are read in that order, and filtered afterwards. */
const hitsQuestion = (
  query: JobListQuery,
  { cursor, isDescending, terms }: HitsPage & { readonly terms: readonly OrderTerm[] },
  today: BusinessDate,
): Question<JobPage> => {
  const hits = nextHits(query, { cursor, isDescending });
  if (hits === null) return { statements: [], read: () => ({ rows: [], nextCursor: null }) };
  const order = sql.raw(isDescending ? 'hit desc' : 'hit asc');
  return {
    statements: [
      sql`select ${selectedFor(query)}${reckonedFor(terms)} from ${jobsAt(hits)}
        where ${sql.join([...filters(query, today)], sql` and `)} order by ${order} limit ${query.limit + 1}`,
      allStaff,
      sql`select count(*) as count, ${sql.raw(isDescending ? 'min' : 'max')}(hit) as last from (${hits})`,
    ],
    read: (results) => {
      const valuesOf = (row: Listed) => terms.map((term, at) => sortValue(row, term, at));
      const page = pageOf(query.limit, rowsIn(results, 0), { names: namesIn(results), valuesOf });
      const reach: readonly Reach[] = rowsIn(results, 2);
      const [{ count, last } = { count: 0, last: null }] = reach;
      // All hits that were read are filtered out or on this page; more hits follow, so there is a next page,
      // even when this one is short.
      if (page.nextCursor !== null || count < hitsMax || last === null) return page;
      // Terms after the number never matter, but a cursor has a value for each term.
      return { ...page, nextCursor: writeCursor({ values: terms.map(() => last), number: last }) };
    },
  };
};

/** Jobs by id, for clients that were notified of changes. */
const namedQuestion = (ids: string, selecting: Selecting): Question<JobPage> => ({
  statements: [
    sql`select ${selectedFor(selecting)} from ${job} where is_closed in (0, 1) and id in (select value from json_each(${JSON.stringify(ids.split(','))}))`,
    allStaff,
  ],
  read: (results) => {
    const rows: readonly Listed[] = rowsIn(results, 0);
    const names = namesIn(results);
    return { rows: rows.map((row) => textOf(row, names)), nextCursor: null };
  },
});

/** Reads one page of the sheet. */
export const listQuestion = (
  flows: readonly Flow[],
  request: JobListQuery,
  today: BusinessDate,
): Question<JobPage> => {
  if (request.ids !== undefined) return namedQuestion(request.ids, request);
  const query = withFlow(flows, request);
  const cursor = query.cursor === undefined ? null : readCursor(query.cursor);
  const listing = listingOf(flows, query, cursor, today);
  const { terms } = listing;
  const [first] = terms;
  if (isSearch(query) && first?.name === 'number')
    return hitsQuestion(query, { cursor, isDescending: first.isDescending, terms }, today);
  const valuesOf = (row: Listed) => terms.map((term, at) => sortValue(row, term, at));
  return {
    statements: [listStatement(listing, query), allStaff],
    read: (results) => pageOf(query.limit, rowsIn(results, 0), { names: namesIn(results), valuesOf }),
  };
};
