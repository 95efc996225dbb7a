import { clockOf, dateOf, instant, instantAt, parseBusinessDate, parseClockTime } from '#domain/time/day';
import type { FieldValue } from '#domain/rules/fact';
import type { FieldItem } from '#domain/flow/flow';
import { minorDigits, type Currency } from '#domain/money/money';

type Parsed = { readonly ok: true; readonly value: FieldValue | null } | { readonly ok: false };

/** Formats a value for an input, in the text form of native inputs. */
export const inputText = (
  kind: FieldItem['kind'],
  value: unknown,
  zone: string,
  currency: Currency,
): string => {
  if (kind === 'money' && typeof value === 'number')
    return (value / 10 ** minorDigits[currency]).toFixed(minorDigits[currency]);
  if (kind === 'instant' && typeof value === 'number')
    return `${dateOf(instant(value), zone)}T${clockOf(instant(value), zone)}`;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
};

/** Parses an input's text: empty clears, invalid text is refused. Money never passes through a float. */
export const parseInput = (
  kind: FieldItem['kind'],
  written: string,
  zone: string,
  currency: Currency,
): Parsed => {
  const text = written.trim();
  if (text === '') return { ok: true, value: null };
  if (kind === 'money') return parseAmount(text, currency);
  if (kind === 'number' || kind === 'percent') {
    const value = Number(text.replace(/%$/, ''));
    return Number.isFinite(value) ? { ok: true, value } : { ok: false };
  }
  if (kind === 'instant') return parseInstant(text, zone);
  if (kind === 'date') return parseBusinessDate(text) ? { ok: true, value: text } : { ok: false };
  return { ok: true, value: text };
};

/** Parses `1,200.5` to minor units of the currency, by its digits alone. */
export const parseAmount = (
  text: string,
  currency: Currency,
): { readonly ok: true; readonly value: number } | { readonly ok: false } => {
  const digits = minorDigits[currency];
  const match = /^(-?)(\d{1,10})(?:\.(\d+))?$/.exec(text.replace(/[,，\s￥¥]/g, ''));
  if (!match) return { ok: false };
  const [, sign = '', whole = '0', fraction = ''] = match;
  if (fraction.length > digits) return { ok: false };
  const value = Number(whole + fraction.padEnd(digits, '0'));
  return { ok: true, value: sign && value !== 0 ? -value : value };
};

const parseInstant = (text: string, zone: string): Parsed => {
  const [date = '', clock = ''] = text.split('T');
  const on = parseBusinessDate(date);
  const at = parseClockTime(clock.slice(0, 5));
  return on && at ? { ok: true, value: instantAt(on, at, zone) } : { ok: false };
};
