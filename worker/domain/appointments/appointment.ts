import type { FactKey } from '#domain/rules/fact';
import type { Instant } from '#domain/time/day';

/** `held`: its result is stated. `cancelled`: its time was cleared, its person or its entry is gone, or its job ended before it. */
export type AppointmentState = 'booked' | 'held' | 'cancelled';

/** One person or thing at one appointment. A row is never deleted, so that whoever saw it in a calendar is told that it is off. */
export interface Appointment {
  /** The appointment of the flow. */
  readonly key: FactKey;
  /** The entry of a list; empty in the job itself. */
  readonly entry: string;
  /** A staff id, `crew:<supplier>`, `resource:<field>:<value>`, or empty while nobody is named. */
  readonly who: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly state: AppointmentState;
  /** What a person or a field said of the place; null: the flow's own place. */
  readonly place: string | null;
  /** A thing that serves another appointment at the same time, by a reason in history. */
  readonly isShared: boolean;
  /** The job's version that last changed the row; it grows with every change. */
  readonly changedVersion: number;
  readonly changedAt: Instant;
}

const crewPrefix = 'crew:';
const resourcePrefix = 'resource:';

export const crewWho = (supplier: string): string => `${crewPrefix}${supplier}`;
export const resourceWho = (field: FactKey, value: string): string => `${resourcePrefix}${field}:${value}`;
export const isResource = (who: string): boolean => who.startsWith(resourcePrefix);

/** What a reader calls a supplier or a thing; null for a person of the staff and for nobody. */
export const nameOfWho = (who: string): string | null => {
  if (who.startsWith(crewPrefix)) return who.slice(crewPrefix.length);
  return isResource(who) ? who.slice(who.indexOf(':', resourcePrefix.length) + 1) : null;
};

/** The identity of a row within its job. */
export const appointmentId = ({ key, entry, who }: Pick<Appointment, 'key' | 'entry' | 'who'>): string =>
  JSON.stringify([key, entry, who]);

type Span = Pick<Appointment, 'who' | 'startsAt' | 'endsAt' | 'state'>;

/** Whether somebody would be at two places at once. The end of one may be the start of another. */
export const isClash = (first: Span, second: Span): boolean =>
  first.who !== '' &&
  first.who === second.who &&
  first.state !== 'cancelled' &&
  second.state !== 'cancelled' &&
  first.startsAt < second.endsAt &&
  second.startsAt < first.endsAt;
