import type { NumberFormat } from './number-formats.ts';

const significantMax = 15;

/** A number without what a float adds beyond its fifteenth digit, which nobody typed. */
const typedNumber = (number: number): string => String(Number(number.toPrecision(significantMax)));

const dayMs = 86_400_000;
const secondMs = 1000;
const minuteMs = 60_000;

/** Days are counted from here; the one that spreadsheets count and that never was, 1900-02-29, is day 60. */
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };
const dayNeverBeen = 60;
/** The last day that spreadsheets know: 9999-12-31. */
const daysMax = 2_958_466;

/** From when a workbook counts its days. */
export type Epoch = keyof typeof epochs;

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * Dates of a sheet have no zone: they are read as they are written there. A clock time is a fraction of a day, which a
 * float meets only nearly: it is rounded to the second that was meant before it is cut to the minute.
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

/** The digits of a number put in their places, from the last; what is longer goes before the first. */
const formatDigits = (number: number, places: readonly string[]): string => {
  if (!Number.isSafeInteger(number) || number < 0) return typedNumber(number);
  let left = String(number);
  let visible = '';
  const first = places.indexOf('0');
  for (const [index, place] of [...places.entries()].toReversed()) {
    if (place !== '0') visible = `${place.replace(/^"/, '')}${visible}`;
    else {
      const own = index === first ? left.padStart(1, '0') : left.slice(-1).padStart(1, '0');
      visible = `${own}${visible}`;
      left = index === first ? '' : left.slice(0, -1);
    }
  }
  return visible;
};

/** A number as a person sees it in its cell, where that says more than the number. */
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
