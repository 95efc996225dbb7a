import { appointmentId, type Appointment } from '#domain/appointments/appointment';
import type { JobState } from '#domain/jobs/job';
import type { Plan } from '#domain/jobs/plan';
import type { Instant } from '#domain/time/day';

type Facts = Omit<Appointment, 'isShared' | 'changedVersion' | 'changedAt'>;

const factsOf = ({ key, entry, who, startsAt, endsAt, state, place }: Facts): Facts => ({
  key,
  entry,
  who,
  startsAt,
  endsAt,
  state,
  place,
});

const isSame = (first: Facts, second: Facts): boolean =>
  JSON.stringify(factsOf(first)) === JSON.stringify(factsOf(second));

const isAtSameTime = (first: Facts, second: Facts): boolean =>
  first.startsAt === second.startsAt && first.endsAt === second.endsAt;

/**
 * The rows of appointments to write: new ones, changed ones, and those that are off. Each carries the job's version that
 * changed it, which is what a calendar program orders the changes of an event by.
 */
export const appointmentRows = (state: JobState, plan: Plan, now: Instant): readonly Appointment[] => {
  const stored = new Map(state.appointments.map((row) => [appointmentId(row), row]));
  const changed = { changedVersion: state.job.version, changedAt: now };
  const planned = plan.appointments.flatMap(({ who, entry, key, startsAt, endsAt, state: next, place }) =>
    who.map((each): Facts => ({
      key,
      entry: entry?.id ?? '',
      who: each,
      startsAt,
      endsAt,
      state: next,
      place,
    })),
  );
  const ids = new Set(planned.map(appointmentId));
  const written = planned.flatMap((row): readonly Appointment[] => {
    const before = stored.get(appointmentId(row));
    if (before === undefined) return [{ ...row, isShared: false, ...changed }];
    if (isSame(before, row)) return [];
    return [{ ...row, isShared: before.isShared && isAtSameTime(before, row), ...changed }];
  });
  const off = state.appointments
    .filter((row) => row.state !== 'cancelled' && !ids.has(appointmentId(row)))
    .map((row): Appointment => ({ ...row, state: 'cancelled', ...changed }));
  return [...written, ...off];
};
