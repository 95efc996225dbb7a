import {
  clockOf,
  dateOf,
  instant,
  instantAt,
  parseBusinessDate,
  parseClockTime,
  type Zone,
} from '#domain/time/day';

/** Formats an instant (epoch ms) for a datetime-local input, in the shop's zone. */
export const writeMoment = (at: number, zone: Zone): string =>
  `${dateOf(instant(at), zone)}T${clockOf(instant(at), zone)}`;

/** Parses a datetime-local value to the minute, in the shop's zone: epoch ms; null when invalid. */
export const readMoment = (written: string, zone: Zone): number | null => {
  const [day = '', time = ''] = written.split('T');
  const on = parseBusinessDate(day);
  const clock = parseClockTime(time.slice(0, 5));
  return on === null || clock === null ? null : instantAt(on, clock, zone);
};
