import { sql, type SQL } from 'drizzle-orm';
import { readCursor, writeCursor } from '#contract/sheet/cursor';
import { staff } from '#db/schema/people/auth';
import { job } from '#db/schema/jobs/job';
import type { BusinessDate } from '#domain/time/day';
import type { Flow } from '#domain/flow/flow';
import type { JobPage, ListRequest } from '#store/sheet/lists';
import { rowsIn, whole, type Question, type Results } from '#store/database/batch';
import { listedColumns, rowTexts, valuesOf, type TextRow } from '#store/sheet/row-text';
import { listingOf, filters, type Listing } from '#store/sheet/union-branches';
import { hitsMax, isSearch, jobsAt, nextHits, type HitsPage } from '#store/search/hits';
import type { OrderTerm } from '#store/search/order';
import { withFlow } from '#store/sheet/source';

interface Named {
  readonly id: string;
  readonly name: string;
}

const allStaff = sql`select id, name from ${staff}`;

/** The statement for the staff's names, when they are requested. It is the last statement. */
const namesStatements = ({ withNames }: ListRequest): readonly SQL[] => (withNames ? [allStaff] : []);

const namesIn = (results: Results, { withNames }: ListRequest): ReadonlyMap<string, string> => {
  const named: readonly Named[] = withNames ? rowsIn(results, -1) : [];
  return new Map(named.map(({ id, name }) => [id, name]));
};

/** A list's statement: index-ordered branches, merged. */
const listStatement = (listing: Listing, query: ListRequest): SQL => {
  const { unionBranches, orderBy, terms } = listing;
  const columns = listedColumns(query, terms);
  const selects = unionBranches.map(({ from, where }) => sql`select ${columns} from ${from} where ${where}`);
  const found = sql`${sql.join(selects, sql` union all `)} order by ${orderBy} limit ${whole(query.limit + 1)}`;
  return rowTexts(found, query, terms);
};

const pageIn = (results: Results, query: ListRequest): JobPage => {
  const rows: readonly TextRow[] = rowsIn(results, 0);
  const visible = rows.slice(0, query.limit);
  const last = visible.at(-1);
  const hasMore = rows.length > query.limit && last !== undefined;
  return {
    rows: visible.map(({ row }) => row),
    nextCursor: hasMore ? writeCursor({ values: valuesOf(last), number: last.number }) : null,
    names: namesIn(results, query),
  };
};

interface Reach {
  readonly count: number;
  readonly last: number | null;
}

/** A page of a search in number order: hits are read in that order, and filtered afterwards. */
const hitsQuestion = (
  query: ListRequest,
  { cursor, isDescending, terms }: HitsPage & { readonly terms: readonly OrderTerm[] },
  today: BusinessDate,
): Question<JobPage> => {
  const hits = nextHits(query, { cursor, isDescending });
  if (hits === null)
    return { statements: [], read: () => ({ rows: [], nextCursor: null, names: new Map() }) };
  const order = sql.raw(isDescending ? 'hit desc' : 'hit asc');
  const found = sql`select ${listedColumns(query, terms)} from ${jobsAt(hits)}
    where ${sql.join([...filters(query, today)], sql` and `)} order by ${order} limit ${whole(query.limit + 1)}`;
  return {
    statements: [
      rowTexts(found, query, terms),
      sql`select count(*) as count, ${sql.raw(isDescending ? 'min' : 'max')}(hit) as last from (${hits})`,
      ...namesStatements(query),
    ],
    read: (results) => {
      const page = pageIn(results, query);
      const reach: readonly Reach[] = rowsIn(results, 1);
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
const namedQuestion = (ids: string, query: ListRequest): Question<JobPage> => ({
  statements: [
    rowTexts(
      sql`select ${listedColumns(query, [])} from ${job} where is_closed <> 2 and id in (select value from json_each(${JSON.stringify(ids.split(','))}))`,
      query,
      [],
    ),
    ...namesStatements(query),
  ],
  read: (results) => {
    const rows: readonly TextRow[] = rowsIn(results, 0);
    return { rows: rows.map(({ row }) => row), nextCursor: null, names: namesIn(results, query) };
  },
});

/** Reads one page of the sheet. */
export const listQuestion = (
  flows: readonly Flow[],
  request: ListRequest,
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
  return {
    statements: [listStatement(listing, query), ...namesStatements(query)],
    read: (results) => pageIn(results, query),
  };
};
