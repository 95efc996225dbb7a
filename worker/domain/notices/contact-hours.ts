import { addDays, clockOf, dateOf, instantAt, type Instant, type Zone } from '#domain/time/day';

/** Customers are written to within these local hours; a working day's notices begin with them too. */
export const contactHours = { from: '09:00', until: '20:00' } as const;

/** Whether a customer may be written to at a moment. */
export const isWithinContactHours = (at: Instant, zone: Zone): boolean => {
  const clock = clockOf(at, zone);
  return clock >= contactHours.from && clock < contactHours.until;
};

/** The opening of the next local day. */
export const nextMorning = (at: Instant, zone: Zone): Instant =>
  instantAt(addDays(dateOf(at, zone), 1), contactHours.from, zone);

const nextOpening = (at: Instant, zone: Zone): Instant => {
  const opens = instantAt(dateOf(at, zone), contactHours.from, zone);
  return at < opens ? opens : nextMorning(at, zone);
};

/** When a customer is written to: within the hours, or at an odd hour where waiting would be too late to be of use. */
export const contactTime = (
  { at, expiresAt }: { readonly at: Instant; readonly expiresAt: Instant },
  zone: Zone,
): Instant => {
  if (isWithinContactHours(at, zone)) return at;
  const opens = nextOpening(at, zone);
  return opens > expiresAt ? at : opens;
};
