import { sql, type SQL } from 'drizzle-orm';
import { findMax, type FindQuery, type Found } from '#contract/sheet/sheet';
import { soundsLike } from '#domain/texts/han/pinyin-words';
import { rowsIn, whole, type Question } from '#store/database/batch';
import { listingOf, positionedBranches } from '#store/sheet/union-branches';
import {
  searchableColumns,
  searchTermTable,
  type Finding,
  type SearchableColumn,
} from '#store/search/searchable-columns';
import { searchQuery, soundOf } from '#store/search/search-text';
import { orderByValues } from '#store/search/order';
import { withFlow } from '#store/sheet/source';
import { groupColumns, groupValues, identifiers } from '#store/sheet/whole-list';

interface FoundRow {
  readonly id: string;
  readonly place: number;
  readonly flow: string | null;
  readonly stage: string | null;
  readonly ownerId: string | null;
  readonly held: string;
  readonly title: string;
  readonly customer: string;
}

const findStatement = (
  request: FindQuery,
  searchTerm: readonly SearchableColumn[],
  { flows, today }: Finding,
): SQL => {
  const { text: _, day: __, amount: ___, by, ...query } = request;
  const { unionBranches, terms } = listingOf(flows, query, null, today);
  const held = sql.join(
    searchTerm.map(({ holds }) => sql`case when ${holds} then '1' else '0' end`),
    sql` || `,
  );
  const sound = soundOf(request);
  // The search index matches the row by its pinyin; the matching column is determined when the row is read.
  const matchesSound =
    sound === null
      ? sql`'0'`
      : sql`case when number in (select rowid from job_search where job_search match ${searchQuery(sound)}) then '1' else '0' end`;
  const columns: readonly string[] = groupColumns[by];
  const partition = columns.length === 0 ? sql`` : sql`partition by ${identifiers(columns)} `;
  const inOrder = orderByValues(terms);
  return sql`with ${searchTermTable(request)} select id, title, customer_name as "customer", place, ${groupValues(columns)}, held from (
      select *, row_number() over (${partition}order by ${inOrder}) as place, row_number() over (order by ${inOrder}) as whole
      from (${positionedBranches({ unionBranches, terms }, sql`id, title, customer_name, flow_key, stage, owner_id, ${held} || ${matchesSound} as held`)}))
    where held like '%1%' order by whole limit ${whole(findMax + 1)}`;
};

/** The columns whose Chinese text has the typed pinyin. */
const soundIn = (
  { title, customer }: Pick<FoundRow, 'title' | 'customer'>,
  sound: string | null,
): ReadonlySet<string> =>
  new Set(
    sound === null
      ? []
      : [
          ...(soundsLike(title, sound) ? ['title'] : []),
          ...(soundsLike(customer, sound, true) ? ['customer'] : []),
        ],
  );

/**
 * Finds a text in a list: the matching rows with their position in the list or group and the matching columns. Reads
 * each row of the list once.
 */
export const findQuestion = (request: FindQuery, finding: Finding): Question<Found> => {
  const query = withFlow(finding.flows, request);
  const searchTerm = searchableColumns(query, finding);
  return {
    statements: [findStatement(query, searchTerm, finding)],
    read: (results) => {
      const rows: readonly FoundRow[] = rowsIn(results, 0);
      const visible = rows.slice(0, findMax).flatMap(({ held, title, customer, ...row }) => {
        const received = soundIn(
          { title, customer },
          held[searchTerm.length] === '1' ? soundOf(request) : null,
        );
        const columns = searchTerm.flatMap(({ name }, at) =>
          held[at] === '1' || received.has(name) ? [name] : [],
        );
        return columns.length === 0 ? [] : [{ ...row, columns }];
      });
      return { rows: visible, hasMore: rows.length > findMax };
    },
  };
};
