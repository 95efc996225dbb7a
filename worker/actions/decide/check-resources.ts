import type { Ctx } from '#actions/decide/context';
import type { Prepared } from '#actions/decide/decide';
import { appointmentId, isResource, nameOfWho, type Appointment } from '#domain/appointments/appointment';
import { clockOf, dateOf, instant } from '#domain/time/day';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { TakenResource } from '#store/diary/diary-store';
import type { Decided } from '#store/jobs/many-jobs';

/** Rows of things that are newly wanted at their time. */
const wantedOf = (
  before: readonly Appointment[],
  { derived }: Pick<Decided['change'], 'derived'>,
): readonly Appointment[] => {
  const known = new Map(before.map((row) => [appointmentId(row), row]));
  return derived.appointments.filter((row) => {
    if (!isResource(row.who) || row.state !== 'booked' || row.isShared) return false;
    const stored = known.get(appointmentId(row));
    return (
      stored === undefined ||
      stored.state === 'cancelled' ||
      stored.startsAt !== row.startsAt ||
      stored.endsAt !== row.endsAt
    );
  });
};

/** What earlier changes of the same batch book. */
export type BookedInBatch = TakenResource[];

const overlap = (
  row: Appointment,
  second: Pick<Appointment, 'who'> & { readonly startsAt: number; readonly endsAt: number },
): boolean => row.who === second.who && row.startsAt < second.endsAt && second.startsAt < row.endsAt;

interface Bookings {
  /** The appointments of the job before the change. */
  readonly before: readonly Appointment[];
  readonly booked: BookedInBatch;
}

/**
 * Refuses a change that books a thing which another appointment has at that time (`resource-taken`). With a reason it is
 * shared, and history has the reason; what no person wrote is never refused. Asks the database only where a thing is booked.
 */
export const checkResources = async <Found extends Pick<Decided, 'change' | 'state'>>(
  ctx: Ctx,
  { before, booked }: Bookings,
  decided: Found,
): Promise<Result<Found>> => {
  const { change, state } = decided;
  const wanted = wantedOf(before, change);
  if (wanted.length === 0) return succeed(decided);
  const stored = await ctx.store.takenResources(change.jobId, wanted);
  const taken = [...stored, ...booked.filter((second) => wanted.some((row) => overlap(row, second)))];
  const [first] = taken;
  const { number, title } = state.job;
  const job = number === 0 ? title : `J-${number}`;
  const isRefused = first !== undefined && change.edits.reason === null && ctx.actor.role !== 'system';
  if (!isRefused) booked.push(...wanted.map(({ who, startsAt, endsAt }) => ({ who, job, startsAt, endsAt })));
  if (first === undefined) return succeed(decided);
  if (!isRefused) {
    const appointments = change.derived.appointments.map((row) =>
      taken.some((second) => overlap(row, second)) ? { ...row, isShared: true } : row,
    );
    const shared = Object.assign({}, change, { derived: { ...change.derived, appointments } });
    return succeed({ ...decided, change: shared });
  }
  const { zone } = ctx.calendar;
  const at = instant(first.startsAt);
  const details = {
    thing: nameOfWho(first.who) ?? first.who,
    job: first.job,
    at: `${dateOf(at, zone)} ${clockOf(at, zone)}`,
  };
  const fields =
    change.edits.facts?.map(({ key }) => fieldIssue(`facts.${key}`, 'thing-taken', details)) ?? [];
  return refuse('resource-taken', { ...details, fields });
};

/** The same for a prepared answer. */
export const withFreeResources = async (
  ctx: Ctx,
  bookings: Bookings,
  prepared: Prepared,
): Promise<Result<Prepared>> => {
  if (prepared.decided === null) return succeed(prepared);
  const checked = await checkResources(ctx, bookings, prepared.decided);
  return checked.ok ? succeed({ ...prepared, decided: checked.value }) : checked;
};
