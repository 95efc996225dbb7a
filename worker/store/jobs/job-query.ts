import { eq, getTableColumns, sql, type SQL } from 'drizzle-orm';
import { staff } from '#db/schema/people/auth';
import { customer } from '#db/schema/people/customer';
import { job } from '#db/schema/jobs/job';
import { booking } from '#db/schema/jobs/work';
import { prepare, rowsIn, type Results, type Statement } from '#store/database/batch';
import { appointmentsOfJob, clashesOfJob } from '#store/jobs/rows/appointment-rows';
import { objectOf, rowOf, type Read } from '#store/database/json-rows';
import { dutiesOfStaff } from '#store/database/staff-duties';
import type { StaffMember } from '#store/jobs/loaded-job';
import { childRows, moneyRows } from '#store/jobs/rows/child-rows';
import { projectedColumns, rowColumns } from '#store/jobs/job-columns';

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

/** Everybody of the shop. */
export const staffRows = sql<
  readonly StaffMember[]
>`(select json_group_array(json_object('id', ${staff.id}, 'name', ${staff.name}, 'role', ${staff.role},
  'isActive', json(iif(${staff.isActive}, 'true', 'false')), 'duties', json(${dutiesOfStaff}))) from ${staff})`;

const record = {
  job: rowOf(rowColumns),
  projected: rowOf(projectedColumns),
  customer: rowOf(getTableColumns(customer)),
  ...childRows,
  ...moneyRows,
  // One object, because the record is as large as one function takes.
  diary: objectOf({ bookingClashes: clashes, appointments: appointmentsOfJob, clashes: clashesOfJob }),
  staff: staffRows,
};

/** A whole job in the form of its query. */
export type JobRecord = Read<typeof record>;

/** A query for whole jobs by a key, with all child rows: one statement, and one JSON value a job. */
export interface JobQuery {
  readonly statement: (key: string) => Statement;
  readonly read: (results: Results) => readonly JobRecord[];
}

/** The parameter of a query's condition. */
export const jobKey = sql.placeholder('key');

interface Row {
  readonly record: string;
}

const read = (results: Results): readonly JobRecord[] => {
  const rows: readonly Row[] = rowsIn(results, 0);
  return rows.map(({ record: text }) => JSON.parse(text));
};

/** Prepares the query for the jobs that meet `where`, a condition on `jobKey`. */
export const prepareJobQuery = (where: SQL): JobQuery => {
  const statement = prepare(
    sql`select ${objectOf(record)} as "record" from ${job} join ${customer} on ${eq(customer.id, job.customerId)} where ${where}`,
  );
  return { statement: (key) => statement({ key }), read };
};
