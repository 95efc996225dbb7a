import { sql, type SQL } from 'drizzle-orm';
import { findMax, type FindQuery, type Found } from '#contract/sheet';
import { rowsIn, type Question } from '#store/batch';
import { listingOf } from '#store/list/arms';
import { foundColumns, soughtTable, type Finding, type FoundColumn } from '#store/list/found-columns';
import { orderText } from '#store/list/order';
import { withFlow } from '#store/list/stage-flow';
import { groupColumns, placedArms } from '#store/list/whole-list';

interface FoundRow {
  readonly id: string;
  readonly place: number;
  readonly flow: string | null;
  readonly stage: string | null;
  readonly ownerId: string | null;
  readonly held: string;
}

const findStatement = (asked: FindQuery, sought: readonly FoundColumn[], { flows, today }: Finding): SQL => {
  const { text: _, day: __, amount: ___, by, ...query } = asked;
  const { arms, terms } = listingOf(flows, query, null, today);
  const held = sought.map(({ holds }) => `case when ${holds} then '1' else '0' end`).join(' || ');
  const columns: readonly string[] = groupColumns[by];
  const partition = columns.length === 0 ? '' : `partition by ${columns.join(', ')} `;
  const inOrder = orderText(terms, (term, at) =>
    term.name === 'number' ? 'number' : `value${at}${term.collation}`,
  );
  const group = (column: string, name: string) =>
    `${columns.includes(column) ? column : 'null'} as "${name}"`;
  return sql`with ${soughtTable(asked)} select id, place, ${sql.raw(group('flow_key', 'flow'))}, ${sql.raw(group('stage', 'stage'))}, ${sql.raw(group('owner_id', 'ownerId'))}, held from (
      select *, row_number() over (${sql.raw(`${partition}order by ${inOrder}`)}) as place, row_number() over (order by ${sql.raw(inOrder)}) as whole
      from (${placedArms({ arms, terms }, sql`id, flow_key, stage, owner_id, ${sql.raw(held)} as held`)}))
    where held like '%1%' order by whole limit ${findMax + 1}`;
};

/**
 * Asks where a text stands in a list: the rows that hold it, each by its place in the list or in its group, in the
 * list's order, and in which of their columns. Reads each row of the list once, as the landmarks do.
 */
export const findQuestion = (asked: FindQuery, finding: Finding): Question<Found> => {
  const query = withFlow(finding.flows, asked);
  const sought = foundColumns(query, finding);
  return {
    statements: [findStatement(query, sought, finding)],
    read: (results) => {
      const rows: readonly FoundRow[] = rowsIn(results, 0);
      const shown = rows.slice(0, findMax).map(({ held, ...row }) => ({
        ...row,
        columns: sought.flatMap(({ name }, at) => (held[at] === '1' ? [name] : [])),
      }));
      return { rows: shown, hasMore: rows.length > findMax };
    },
  };
};
