import { eq, sql, type SQL } from 'drizzle-orm';
import { staff } from '#db/schema/people/auth';
import { customer } from '#db/schema/people/customer';
import { job } from '#db/schema/jobs/job';
import { booking } from '#db/schema/jobs/work';
import type { FactValue } from '#domain/rules/fact';
import { literal, prepare, rowsIn, whole, type Results, type Statement } from '#store/database/batch';
import { appointmentsOfJob, clashesOfJob } from '#store/jobs/rows/appointment-rows';
import { customerColumns } from '#store/customers/customer-columns';
import { objectOf, rowOf, type Read } from '#store/database/json-rows';
import { dutiesOfStaff } from '#store/database/staff-duties';
import { childRows, moneyRows, currentFactRows, type FactRow } from '#store/jobs/rows/child-rows';
import { projectedColumns, rowColumns } from '#store/jobs/job-columns';
import type { LinkedJobRow, StaffMember } from '#store/jobs/loaded-job';

interface Clash {
  readonly booking: string;
  readonly job: number;
}

/** Other jobs with a booking of the same supplier on the same day. */
const clashes = sql<
  readonly Clash[]
>`(select json_group_array(json_object('booking', mine.id, 'job', other_job.number))
  from ${booking} mine
  join ${booking} other on other.supplier = mine.supplier and other.on_date = mine.on_date and other.job_id <> mine.job_id
  join ${job} other_job on other_job.id = other.job_id
  where mine.job_id = ${job.id} and mine.state <> 'cancelled' and other.state <> 'cancelled')`;

const linkedFields = (
  isOrigin: boolean,
  kind: SQL,
): SQL => sql`select json_object('id', other.id, 'number', other.number,
    'title', other.title, 'kind', ${kind}, 'isOrigin', json(${literal(String(isOrigin))}),
    'isClosed', json(iif(other.is_closed = 0, 'false', 'true'))) as linked, other.number as number from ${job} other`;

/** The job from which this one was opened, and those that were opened from it; withdrawn ones are left out. */
const linkedJobs = sql<readonly LinkedJobRow[]>`(select json_group_array(json(linked)) from (
  ${linkedFields(true, sql`${job.originKind}`)} where other.id = ${job.originId} and other.is_closed <> 2
  union all ${linkedFields(false, sql`other.origin_kind`)} where other.origin_id = ${job.id} and other.is_closed <> 2
  order by number))`;

/** Everybody of the shop. */
export const staffRows = sql<
  readonly StaffMember[]
>`(select json_group_array(json_object('id', ${staff.id}, 'name', ${staff.name}, 'role', ${staff.role},
  'isActive', json(iif(${staff.isActive}, 'true', 'false')), 'duties', json(${dutiesOfStaff}))) from ${staff})`;

/** Most jobs of a customer to which a change of the customer goes: the newest. */
export const siblingsMax = 200;

/** The ids of the customer's further jobs, newest first; withdrawn ones take no writes. */
const siblings = sql<readonly string[]>`(select json_group_array(id) from (
  select other.id as id from ${job} other
  where other.customer_id = ${job.customerId} and other.id <> ${job.id} and other.is_closed <> 2
  order by other.number desc limit ${whole(siblingsMax)}))`;

const record = {
  job: rowOf(rowColumns),
  projected: rowOf(projectedColumns),
  customer: rowOf(customerColumns),
  ...childRows,
  ...moneyRows,
  // An object has sixteen parts at most: what is read of the diary and of other jobs is one.
  others: objectOf({
    bookingClashes: clashes,
    appointments: appointmentsOfJob,
    clashes: clashesOfJob,
    linkedJobs,
    siblings,
  }),
  staff: staffRows,
};

/** A whole job in the form of its query. */
export interface JobRecord extends Read<typeof record> {
  /** The current facts. */
  readonly facts: readonly (Omit<FactRow, 'value'> & { readonly value: FactValue })[];
}

/** A query for whole jobs by a key: one JSON value a job with its child rows, and its current facts. */
export interface JobQuery {
  readonly statements: (key: string) => readonly Statement[];
  readonly read: (results: Results) => readonly JobRecord[];
}

/** The parameter of a query's condition. */
export const jobKey = sql.placeholder('key');

interface Row {
  readonly jobId: string;
  readonly record: string;
}

const read = (results: Results): readonly JobRecord[] => {
  const rows: readonly Row[] = rowsIn(results, 0);
  const facts: readonly FactRow[] = rowsIn(results, 1);
  const byJob = new Map<string, JobRecord['facts'][number][]>(rows.map(({ jobId }) => [jobId, []]));
  for (const fact of facts) byJob.get(fact.jobId)?.push({ ...fact, value: JSON.parse(fact.value) });
  return rows.map(({ jobId, record: text }) => {
    const found: Read<typeof record> = JSON.parse(text);
    return { ...found, facts: byJob.get(jobId) ?? [] };
  });
};

/** Prepares the query for the jobs that meet `where`, a condition on `jobKey`. */
export const prepareJobQuery = (where: SQL): JobQuery => {
  const wholeJob = prepare(
    sql`select ${job.id} as "jobId", ${objectOf(record)} as "record" from ${job} join ${customer} on ${eq(customer.id, job.customerId)} where ${where}`,
  );
  const facts = prepare(currentFactRows(where));
  return { statements: (key) => [wholeJob({ key }), facts({ key })], read };
};
