import { sql, type SQL } from 'drizzle-orm';
import { appointment } from '#db/schema/jobs/appointment';
import { job } from '#db/schema/jobs/job';
import { appointmentMinutes } from '#domain/flow/appointment-item';
import type { Change } from '#domain/jobs/change';
import { minuteMs } from '#domain/time/day';
import type { Statement } from '#store/database/batch';
import { insertEach, rowsOf } from '#store/database/json-rows';

/** The longest appointment, in milliseconds: a range that is searched for clashes begins so much earlier. */
export const longestMs = appointmentMinutes.max * minuteMs;

const changing = ['starts_at', 'ends_at', 'state', 'place', 'is_shared', 'changed_version', 'changed_at'];

const upsert = {
  name: 'upsert',
  end: sql`on conflict (job_id, key, entry, who) do update set ${sql.join(
    changing.map((name) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`),
    sql`, `,
  )}`,
};

/** The statement for the rows of appointments that changes write; none without rows. */
export const appointmentWrites = (changes: readonly Change[]): readonly Statement[] => {
  const rows = changes.flatMap(({ jobId, derived }) =>
    derived.appointments.map((row) => ({ ...row, jobId })),
  );
  return rows.length === 0 ? [] : [insertEach(appointment, rows, upsert)];
};

/** The rows of a job's appointments as one JSON value. */
export const appointmentsOfJob = rowsOf(
  {
    key: appointment.key,
    entry: appointment.entry,
    who: appointment.who,
    startsAt: appointment.startsAt,
    endsAt: appointment.endsAt,
    state: appointment.state,
    place: appointment.place,
    isShared: appointment.isShared,
    changedVersion: appointment.changedVersion,
    changedAt: appointment.changedAt,
  },
  sql`${appointment} where job_id = ${job.id}`,
);

/** Somebody who is at an appointment of this job and of another job at the same time. */
export interface AppointmentClash {
  readonly key: string;
  readonly entry: string;
  readonly who: string;
  readonly jobId: string;
  readonly jobNumber: number;
  readonly startsAt: number;
}

const longest = sql`${longestMs}`.inlineParams();

/** Whether `other` is the same person's or thing's at the time of `mine`, in another job. One range of an index. */
export const overlaps = sql`other.who = mine.who and other.starts_at > mine.starts_at - ${longest}
  and other.starts_at < mine.ends_at and other.ends_at > mine.starts_at and other.state <> 'cancelled'`;

/** Appointments of other jobs at the time of this job's. */
export const clashesOfJob: SQL<readonly AppointmentClash[]> = sql<
  readonly AppointmentClash[]
>`(select json_group_array(json_object('key', mine.key, 'entry', mine.entry, 'who', mine.who, 'jobId', other.job_id,
    'jobNumber', other_job.number, 'startsAt', other.starts_at))
  from ${appointment} mine join ${appointment} other on ${overlaps} and other.job_id <> mine.job_id
  join ${job} other_job on other_job.id = other.job_id and other_job.is_closed <> 2
  where mine.job_id = ${job.id} and mine.state = 'booked' and mine.who <> '')`;
