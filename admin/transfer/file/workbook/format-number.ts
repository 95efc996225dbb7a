import type { NumberFormat } from './number-formats.ts';

const significantMax = 15;

/** A number without the float error beyond its fifteenth digit. */
const typedNumber = (number: number): string => String(Number(number.toPrecision(significantMax)));

const dayMs = 86_400_000;
const secondMs = 1000;
const minuteMs = 60_000;

/** Day 0 of each epoch. Spreadsheets count the non-existent 1900-02-29 as day 60. */
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };
const dayNeverBeen = 60;
/** The last day of spreadsheets: 9999-12-31. */
const daysMax = 2_958_466;

/** The epoch of a workbook's dates. */
export type Epoch = keyof typeof epochs;

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * Dates of a sheet have no zone and are taken literally. A clock time is a fraction of a day with a float
 * error, so it is rounded to the second before it is truncated to the minute.
 */
export const momentText = (ms: number): string => {
  const meant = new Date(Math.round(ms / secondMs) * secondMs);
  const day = meant.toISOString().slice(0, 10);
  const hours = meant.getUTCHours();
  const minutes = meant.getUTCMinutes();
  return hours + minutes === 0 ? day : `${day} ${two(hours)}:${two(minutes)}`;
};

const clockText = (days: number): string => {
  const minutes = Math.floor((Math.round((days * dayMs) / secondMs) * secondMs) / minuteMs);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

const formatMoment = (days: number, epoch: Epoch): string => {
  if (days < 0 || days >= daysMax) return typedNumber(days);
  if (days < 1) return clockText(days);
  const early = epoch === 1900 && days < dayNeverBeen ? 1 : 0;
  return momentText(epochs[epoch] + (days + early) * dayMs);
};

/** Fills the digits of a number into places, from the last; surplus digits precede the first place. */
const formatDigits = (number: number, places: readonly string[]): string => {
  if (!Number.isSafeInteger(number) || number < 0) return typedNumber(number);
  let left = String(number);
  let text = '';
  const first = places.indexOf('0');
  for (const [index, place] of [...places.entries()].toReversed()) {
    if (place !== '0') text = `${place.replace(/^"/, '')}${text}`;
    else {
      const own = index === first ? left.padStart(1, '0') : left.slice(-1).padStart(1, '0');
      text = `${own}${text}`;
      left = index === first ? '' : left.slice(0, -1);
    }
  }
  return text;
};

/** A number as displayed in its cell, when the format shows more than the number. */
export const formatNumber = (number: number, format: NumberFormat, epoch: Epoch): string => {
  switch (format.shows) {
    case 'number':
      return typedNumber(number);
    case 'percent':
      return `${typedNumber(number * 100)}%`;
    case 'moment':
      return formatMoment(number, epoch);
    case 'elapsed':
      return number < 0 ? typedNumber(number) : clockText(number);
    case 'digits':
      return formatDigits(number, format.places);
  }
};
