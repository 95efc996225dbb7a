import type { NoticePlan } from '#domain/flow/plans/notice-plan';
import type { Calendar } from '#domain/time/calendar';
import { addDays, clockOf, dateOf, instantAt, type Instant } from '#domain/time/day';

/** Whether a notice goes to somebody outside the staff, who is contacted within contact hours only. */
export const isOutside = (to: NoticePlan['to']): boolean =>
  to === 'customer' || (typeof to === 'object' && 'person' in to);

/** The shop's contact hours in its zone. */
export type ContactHours = Pick<Calendar, 'zone' | 'hours'>;

/** Whether a customer may be contacted at an instant. */
export const isWithinContactHours = (at: Instant, { zone, hours }: ContactHours): boolean => {
  const clock = clockOf(at, zone);
  return clock >= hours.contact.from && clock < hours.contact.until;
};

/** The start of the contact hours on the next local day. */
export const nextMorning = (at: Instant, { zone, hours }: ContactHours): Instant =>
  instantAt(addDays(dateOf(at, zone), 1), hours.contact.from, zone);

const nextOpening = (at: Instant, contact: ContactHours): Instant => {
  const opens = instantAt(dateOf(at, contact.zone), contact.hours.contact.from, contact.zone);
  return at < opens ? opens : nextMorning(at, contact);
};

/**
 * The instant at which to contact a customer: within the contact hours, or outside them when waiting would
 * outlast `expiresAt`.
 */
export const contactTime = (
  { at, expiresAt }: { readonly at: Instant; readonly expiresAt: Instant },
  contact: ContactHours,
): Instant => {
  if (isWithinContactHours(at, contact)) return at;
  const opens = nextOpening(at, contact);
  return opens > expiresAt ? at : opens;
};
