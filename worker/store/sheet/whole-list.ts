import { sql, type SQL } from 'drizzle-orm';
import { writeCursor } from '#contract/sheet/cursor';
import type { Landmarks, LandmarksQuery, Outline, OutlineGroup, OutlineQuery } from '#contract/sheet/sheet';
import type { BusinessDate } from '#domain/time/day';
import type { Flow } from '#domain/flow/flow';
import { rowsIn, type Question } from '#store/database/batch';
import { listingOf, narrowing, type Listing } from '#store/sheet/arms';
import { orderText } from '#store/search/order';
import { jobsOf } from '#store/sheet/source';
import { withFlow } from '#store/sheet/stage-flow';

interface Landmark {
  readonly value0: string | number;
  readonly value1?: string | number;
  readonly value2?: string | number;
  readonly number: number;
  readonly place: number;
}

/** The arms of a list, each row with the values that it is sorted by as `value0` and on, its number, and `columns`. */
export const placedArms = ({ arms, terms }: Pick<Listing, 'arms' | 'terms'>, columns?: SQL): SQL => {
  const values = terms.map(({ expression }, at) => `${expression} as value${at}, `).join('');
  const more = columns === undefined ? sql`` : sql`, ${columns}`;
  const selects = arms.map(
    ({ from, where }) => sql`select ${sql.raw(values)}number${more} from ${from} where ${where}`,
  );
  return sql.join(selects, sql` union all `);
};

const landmarksStatement = (
  flows: readonly Flow[],
  { every, ...query }: LandmarksQuery,
  today: BusinessDate,
): SQL => {
  const { arms, terms } = listingOf(flows, query, null, today);
  const names = sql.raw(terms.map((_, at) => `value${at}`).join(', '));
  const inOrder = sql.raw(orderText(terms, (term, at) => (term.name === 'number' ? 'number' : `value${at}`)));
  return sql`select ${names}, number, place from (
      select ${names}, number, row_number() over (order by ${inOrder}) as place, lead(number) over (order by ${inOrder}) as next
      from (${placedArms({ arms, terms })} order by ${inOrder}))
    where next is null or place % ${every} = 0 order by place`;
};

const cursorOf = ({ value0, value1, value2, number }: Landmark): string =>
  writeCursor({ values: [value0, value1, value2].filter((value) => value !== undefined), number });

/**
 * Asks for the number of rows of a list and where its pages begin. Reads each row of the list once from the index of its
 * order: it is asked for once a view, and only where a list is longer than a page.
 */
export const landmarksQuestion = (
  flows: readonly Flow[],
  asked: LandmarksQuery,
  today: BusinessDate,
): Question<Landmarks> => ({
  statements: [landmarksStatement(flows, withFlow(flows, asked), today)],
  read: (results) => {
    const found: readonly Landmark[] = rowsIn(results, 0);
    const total = found.at(-1)?.place ?? 0;
    const between = found.filter(({ place }) => place % asked.every === 0 && place < total);
    return { total, cursors: between.map(cursorOf) };
  },
});

/** The columns by which a list is grouped. */
export const groupColumns = {
  none: [],
  flow: ['flow_key'],
  stage: ['flow_key', 'stage'],
  owner: ['owner_id'],
} as const satisfies Record<OutlineQuery['by'], readonly string[]>;

interface OutlineRow {
  readonly flow: string | null;
  readonly stage: string | null;
  readonly ownerId: string | null;
  readonly currency: string;
  readonly count: number;
  readonly contractTotalMinor: number;
  readonly paidMinor: number;
  readonly outstandingMinor: number;
}

const outlineStatement = ({ by, ...query }: OutlineQuery, today: BusinessDate): SQL => {
  const columns: readonly string[] = groupColumns[by];
  const shown = (column: string, name: string) =>
    sql.raw(`${columns.includes(column) ? column : 'null'} as "${name}"`);
  return sql`select ${shown('flow_key', 'flow')}, ${shown('stage', 'stage')}, ${shown('owner_id', 'ownerId')}, currency,
      count(*) as count, coalesce(sum(contract_total_minor), 0) as "contractTotalMinor", sum(paid_minor) as "paidMinor",
      sum(outstanding_minor) as "outstandingMinor"
    from ${jobsOf(query)} where ${sql.join([...narrowing(query, today)], sql` and `)}
    group by ${sql.raw([...columns, 'currency'].join(', '))} order by ${sql.raw([...columns, 'currency'].join(', '))}`;
};

const isOfGroup = (row: OutlineRow, group: OutlineGroup): boolean =>
  row.flow === group.flow && row.stage === group.stage && row.ownerId === group.ownerId;

const outlineOf = (rows: readonly OutlineRow[]): Outline => {
  const groups: OutlineGroup[] = [];
  for (const row of rows) {
    const { flow, stage, ownerId, ...sum } = row;
    const group = groups.find((one) => isOfGroup(row, one));
    if (group === undefined) groups.push({ flow, stage, ownerId, count: sum.count, sums: [sum] });
    else {
      group.count += sum.count;
      group.sums.push(sum);
    }
  }
  return { groups };
};

/** Asks what the jobs of a list come to, all of them: money by currency, as a whole or by groups. Reads each of its rows. */
export const outlineQuestion = (
  flows: readonly Flow[],
  asked: OutlineQuery,
  today: BusinessDate,
): Question<Outline> => ({
  statements: [outlineStatement(withFlow(flows, asked), today)],
  read: (results) => outlineOf(rowsIn(results, 0)),
});
