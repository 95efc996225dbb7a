import { sql, type SQL } from 'drizzle-orm';
import { findColumns, findMax, type FindQuery, type Found } from '#contract/sheet';
import { staff } from '#db/schema/auth';
import type { BusinessDate } from '#domain/day';
import type { Flow } from '#domain/flow';
import { locales, type Text } from '#domain/text';
import { rowsIn, type Question } from '#store/batch';
import { listingOf } from '#store/list/arms';
import { orderText } from '#store/list/order';
import { withFlow } from '#store/list/stage-flow';
import { groupColumns, placedArms } from '#store/list/whole-list';

const isCalled = (label: Text, text: string): boolean =>
  locales.some((locale) => label[locale].toLowerCase().includes(text.toLowerCase()));

/** What a row shows of each column where it holds the text; stages and trades by their names in every language. */
const holding = (
  flows: readonly Flow[],
  text: string,
): Readonly<Record<(typeof findColumns)[number], SQL>> => {
  const stages = flows.flatMap(({ key, stages: own }) =>
    own.filter(({ label }) => isCalled(label, text)).map((stage) => `${key}/${stage.key}`),
  );
  const trades = flows.filter(({ label }) => isCalled(label, text)).map(({ key }) => key);
  const holds = (column: string) => sql`instr(lower(${sql.raw(column)}), lower(${text})) > 0`;
  const isIn = (expression: string, names: readonly string[]) =>
    names.length === 0
      ? sql`0`
      : sql`${sql.raw(expression)} in (select value from json_each(${JSON.stringify(names)}))`;
  return {
    title: holds('title'),
    number: holds(`'J-' || number`),
    trade: isIn('flow_key', trades),
    stage: isIn(`flow_key || '/' || stage`, stages),
    customer: holds('customer_name'),
    owner: sql`owner_id in (select id from ${staff} where ${holds('name')})`,
  };
};

interface FoundRow {
  readonly id: string;
  readonly place: number;
  readonly flow: string | null;
  readonly stage: string | null;
  readonly ownerId: string | null;
  readonly held: string;
}

const findStatement = (
  flows: readonly Flow[],
  { text, by, ...query }: FindQuery,
  today: BusinessDate,
): SQL => {
  const { arms, terms } = listingOf(flows, query, null, today);
  const held = findColumns.map((name) => sql`case when ${holding(flows, text)[name]} then '1' else '0' end`);
  const columns: readonly string[] = groupColumns[by];
  const partition = columns.length === 0 ? '' : `partition by ${columns.join(', ')} `;
  const inOrder = orderText(terms, (term, at) =>
    term.name === 'number' ? 'number' : `value${at}${term.collation}`,
  );
  const group = (column: string, name: string) =>
    `${columns.includes(column) ? column : 'null'} as "${name}"`;
  return sql`select id, place, ${sql.raw(group('flow_key', 'flow'))}, ${sql.raw(group('stage', 'stage'))}, ${sql.raw(group('owner_id', 'ownerId'))}, held from (
      select *, row_number() over (${sql.raw(`${partition}order by ${inOrder}`)}) as place, row_number() over (order by ${sql.raw(inOrder)}) as whole
      from (${placedArms({ arms, terms }, sql`id, flow_key, stage, owner_id, ${sql.join(held, sql` || `)} as held`)}))
    where held like '%1%' order by whole limit ${findMax + 1}`;
};

/**
 * Asks where a text stands in a list: the rows that hold it, each by its place in the list or in its group, in the
 * list's order, and in which of their columns. Reads each row of the list once, as the landmarks do.
 */
export const findQuestion = (
  flows: readonly Flow[],
  asked: FindQuery,
  today: BusinessDate,
): Question<Found> => ({
  statements: [findStatement(flows, withFlow(flows, asked), today)],
  read: (results) => {
    const rows: readonly FoundRow[] = rowsIn(results, 0);
    const shown = rows.slice(0, findMax).map(({ held, ...row }) => ({
      ...row,
      columns: findColumns.filter((_, at) => held[at] === '1'),
    }));
    return { rows: shown, hasMore: rows.length > findMax };
  },
});
