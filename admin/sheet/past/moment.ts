import {
  clockOf,
  dateOf,
  instant,
  instantAt,
  parseBusinessDate,
  parseClockTime,
  type Zone,
} from '#domain/time/day';

/** A moment (epoch ms) as a field for date and time has it, in the shop's zone. */
export const writeMoment = (at: number, zone: Zone): string =>
  `${dateOf(instant(at), zone)}T${clockOf(instant(at), zone)}`;

/** Reads such a field, its whole minute: epoch ms; null for what is no moment. */
export const readMoment = (written: string, zone: Zone): number | null => {
  const [day = '', time = ''] = written.split('T');
  const on = parseBusinessDate(day);
  const clock = parseClockTime(time.slice(0, 5));
  return on === null || clock === null ? null : instantAt(on, clock, zone);
};
