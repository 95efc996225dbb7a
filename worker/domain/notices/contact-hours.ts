import type { NoticePlan } from '#domain/flow/flow';
import { addDays, clockOf, dateOf, instantAt, type Instant, type Zone } from '#domain/time/day';

/** Whether a notice goes to somebody outside the staff, who is contacted within contact hours only. */
export const isOutside = (to: NoticePlan['to']): boolean =>
  to === 'customer' || (typeof to === 'object' && 'person' in to);

/** Local hours in which customers are contacted; also the start of a working day's notices. */
export const contactHours = { from: '09:00', until: '20:00' } as const;

/** Whether a customer may be contacted at an instant. */
export const isWithinContactHours = (at: Instant, zone: Zone): boolean => {
  const clock = clockOf(at, zone);
  return clock >= contactHours.from && clock < contactHours.until;
};

/** The start of the contact hours on the next local day. */
export const nextMorning = (at: Instant, zone: Zone): Instant =>
  instantAt(addDays(dateOf(at, zone), 1), contactHours.from, zone);

const nextOpening = (at: Instant, zone: Zone): Instant => {
  const opens = instantAt(dateOf(at, zone), contactHours.from, zone);
  return at < opens ? opens : nextMorning(at, zone);
};

/**
 * The instant at which to contact a customer: within the contact hours, or outside them when waiting would
 * outlast `expiresAt`.
 */
export const contactTime = (
  { at, expiresAt }: { readonly at: Instant; readonly expiresAt: Instant },
  zone: Zone,
): Instant => {
  if (isWithinContactHours(at, zone)) return at;
  const opens = nextOpening(at, zone);
  return opens > expiresAt ? at : opens;
};
