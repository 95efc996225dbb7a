import { sql, type SQL } from 'drizzle-orm';
import { jobDueCount, jobSum } from '#db/schema/jobs/job-sum';
import type { DueCounts, DueCountsQuery } from '#contract/sheet/sheet';
import type { BusinessDate } from '#domain/time/day';
import { rowsIn, type Question } from '#store/database/batch';
import { dueRange } from '#store/sheet/conditions';
import { filters, type Filters } from '#store/sheet/union-branches';
import { jobsOf } from '#store/sheet/source';

/** Whether a list is filtered only by the columns that the stored sums are grouped by. */
export const hasKeptSums = ({ person, where, q, due, contact, asOf }: Filters): boolean =>
  [person, where, q, due, contact, asOf].every((filter) => filter === undefined);

/** The stored sums with the column names of `job`, one row a group. */
export const keptSums = sql`(select visibility as is_closed, flow_key, stage, nullif(assignee_id, '') as owner_id, currency,
    job_count, contract_total_minor, paid_minor, outstanding_minor from ${jobSum} where job_count > 0)`;

/** The number of jobs of a list, as a scalar subquery. */
export const keptCount = (query: Filters, today: BusinessDate): SQL =>
  sql`(select coalesce(sum(job_count), 0) from ${keptSums} where ${sql.join([...filters(query, today)], sql` and `)})`;

/**
 * Queries the counts of open jobs that are overdue and due soon: from the stored counts for now, from the
 * rows for a past moment.
 */
export const dueCountsQuestion = ({ asOf }: DueCountsQuery, today: BusinessDate): Question<DueCounts> => {
  const overdue = dueRange('overdue', today);
  const soon = dueRange('soon', today);
  const source =
    asOf === undefined
      ? sql`(select due_on as due_order, job_count from ${jobDueCount})`
      : sql`(select due_order, 1 as job_count from ${jobsOf({ asOf })} where is_closed = 0)`;
  return {
    statements: [
      sql`select coalesce(sum(iif(due_order < ${overdue.before}, job_count, 0)), 0) as overdue,
          coalesce(sum(iif(due_order >= ${soon.from}, job_count, 0)), 0) as soon
        from ${source} where due_order < ${soon.before}`,
    ],
    read: (results) => {
      const [row]: readonly DueCounts[] = rowsIn(results, 0);
      return row ?? { overdue: 0, soon: 0 };
    },
  };
};
