import { sql, type SQL } from 'drizzle-orm';
import type { GroupSummary, SummaryGroup, GroupSummaryQuery } from '#contract/sheet/sheet';
import type { BusinessDate } from '#domain/time/day';
import type { Flow } from '#domain/flow/flow';
import { rowsIn, type Question } from '#store/database/batch';
import { filters } from '#store/sheet/union-branches';
import { hasKeptSums, keptSums } from '#store/sheet/kept-sums';
import { jobsOf, withFlow } from '#store/sheet/source';

/** The columns of each grouping. */
export const groupColumns = {
  none: [],
  flow: ['flow_key'],
  stage: ['flow_key', 'stage'],
  owner: ['owner_id'],
} as const satisfies Record<GroupSummaryQuery['by'], readonly string[]>;

/** Comma-separated identifiers. */
export const identifiers = (names: readonly string[]): SQL =>
  sql.join(
    names.map((name) => sql.identifier(name)),
    sql`, `,
  );

const groupNames = { flow_key: 'flow', stage: 'stage', owner_id: 'ownerId' } as const;

/** The columns that identify a group; null for those that the grouping does not use. */
export const groupValues = (columns: readonly string[]): SQL =>
  sql.join(
    Object.entries(groupNames).map(
      ([column, name]) =>
        sql`${columns.includes(column) ? sql.identifier(column) : sql`null`} as ${sql.identifier(name)}`,
    ),
    sql`, `,
  );

interface GroupSummaryRow {
  readonly flow: string | null;
  readonly stage: string | null;
  readonly ownerId: string | null;
  readonly currency: string;
  readonly count: number;
  readonly contractTotalMinor: number;
  readonly paidMinor: number;
  readonly outstandingMinor: number;
}

const groupSummaryStatement = ({ by, ...query }: GroupSummaryQuery, today: BusinessDate): SQL => {
  const columns: readonly string[] = groupColumns[by];
  const [source, count] = hasKeptSums(query)
    ? [keptSums, sql`sum(job_count)`]
    : [jobsOf(query), sql`count(*)`];
  const grouped = identifiers([...columns, 'currency']);
  return sql`select ${groupValues(columns)}, currency,
      ${count} as count, coalesce(sum(contract_total_minor), 0) as "contractTotalMinor", sum(paid_minor) as "paidMinor",
      sum(outstanding_minor) as "outstandingMinor"
    from ${source} where ${sql.join([...filters(query, today)], sql` and `)}
    group by ${grouped} order by ${grouped}`;
};

const isOfGroup = (row: GroupSummaryRow, group: SummaryGroup): boolean =>
  row.flow === group.flow && row.stage === group.stage && row.ownerId === group.ownerId;

const groupSummaryOf = (rows: readonly GroupSummaryRow[]): GroupSummary => {
  const groups: SummaryGroup[] = [];
  for (const row of rows) {
    const { flow, stage, ownerId, ...sum } = row;
    const group = groups.find((candidate) => isOfGroup(row, candidate));
    if (group === undefined) groups.push({ flow, stage, ownerId, count: sum.count, sums: [sum] });
    else {
      group.count += sum.count;
      group.sums.push(sum);
    }
  }
  return { groups };
};

/**
 * Queries the sums of a whole list by currency, in total or by groups. The stored sums answer a list filtered
 * by their own columns only; otherwise each row is read.
 */
export const groupSummaryQuestion = (
  flows: readonly Flow[],
  request: GroupSummaryQuery,
  today: BusinessDate,
): Question<GroupSummary> => ({
  statements: [groupSummaryStatement(withFlow(flows, request), today)],
  read: (results) => groupSummaryOf(rowsIn(results, 0)),
});
