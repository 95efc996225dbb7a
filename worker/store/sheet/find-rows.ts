import { sql, type SQL } from 'drizzle-orm';
import { findMax, type FindQuery, type Found } from '#contract/sheet/sheet';
import { soundsLike } from '#domain/texts/han/pinyin-words';
import { rowsIn, type Question } from '#store/database/batch';
import { listingOf, placedArms } from '#store/sheet/arms';
import { foundColumns, soughtTable, type Finding, type FoundColumn } from '#store/search/found-columns';
import { searchQuery, soundOf } from '#store/search/search-text';
import { orderByValues } from '#store/search/order';
import { withFlow } from '#store/sheet/stage-flow';
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

const findStatement = (asked: FindQuery, sought: readonly FoundColumn[], { flows, today }: Finding): SQL => {
  const { text: _, day: __, amount: ___, by, ...query } = asked;
  const { arms, terms } = listingOf(flows, query, null, today);
  const held = sql.join(
    sought.map(({ holds }) => sql`case when ${holds} then '1' else '0' end`),
    sql` || `,
  );
  const letters = soundOf(asked);
  // Whose name sounds so is known to the index; in which column it stands is told when the row is read.
  const isHeard =
    letters === null
      ? sql`'0'`
      : sql`case when number in (select rowid from job_search where job_search match ${searchQuery(letters)}) then '1' else '0' end`;
  const columns: readonly string[] = groupColumns[by];
  const partition = columns.length === 0 ? sql`` : sql`partition by ${identifiers(columns)} `;
  const inOrder = orderByValues(terms);
  return sql`with ${soughtTable(asked)} select id, title, customer_name as "customer", place, ${groupValues(columns)}, held from (
      select *, row_number() over (${partition}order by ${inOrder}) as place, row_number() over (order by ${inOrder}) as whole
      from (${placedArms({ arms, terms }, sql`id, title, customer_name, flow_key, stage, owner_id, ${held} || ${isHeard} as held`)}))
    where held like '%1%' order by whole limit ${findMax + 1}`;
};

/** The columns whose Chinese text sounds as the letters that were typed. */
const heardIn = (
  { title, customer }: Pick<FoundRow, 'title' | 'customer'>,
  letters: string | null,
): ReadonlySet<string> =>
  new Set(
    letters === null
      ? []
      : [
          ...(soundsLike(title, letters) ? ['title'] : []),
          ...(soundsLike(customer, letters, true) ? ['customer'] : []),
        ],
  );

/**
 * Asks where a text stands in a list: the rows that hold it, each by its place in the list or in its group, in the
 * list's order, and in which of their columns. Reads each row of the list once.
 */
export const findQuestion = (asked: FindQuery, finding: Finding): Question<Found> => {
  const query = withFlow(finding.flows, asked);
  const sought = foundColumns(query, finding);
  return {
    statements: [findStatement(query, sought, finding)],
    read: (results) => {
      const rows: readonly FoundRow[] = rowsIn(results, 0);
      const shown = rows.slice(0, findMax).flatMap(({ held, title, customer, ...row }) => {
        const heard = heardIn({ title, customer }, held[sought.length] === '1' ? soundOf(asked) : null);
        const columns = sought.flatMap(({ name }, at) => (held[at] === '1' || heard.has(name) ? [name] : []));
        return columns.length === 0 ? [] : [{ ...row, columns }];
      });
      return { rows: shown, hasMore: rows.length > findMax };
    },
  };
};
