import { fill, gridTexts } from '../texts.ts';
import { readArithmetic } from './read/arithmetic.ts';
import { bounded } from './read/bounded.ts';
import { unreadable, type CellKind } from './cell-kind.ts';
import { decimalText, readDecimal } from './read/decimal.ts';

/** Digits that a float represents exactly. */
const significantMax = 15;

/** Decimals of a formula's result, because a third has infinitely many. */
const workedOutDecimals = 6;

const grouping = /\B(?=(\d{3})+(?!\d))/g;

/** `1234567.25` -> `1,234,567.25`. */
export const groupDigits = (text: string): string => {
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replaceAll(grouping, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
};

/** A number without exponent: 1e-7 -> 0.0000001. */
const plainText = (value: number): string => {
  const text = String(value);
  if (!text.includes('e')) return text;
  return value.toLocaleString('en', {
    useGrouping: false,
    maximumSignificantDigits: significantMax,
    maximumFractionDigits: 20,
  });
};

export const number: CellKind = {
  look: 'plain',
  align: 'end',
  editor: 'line',
  inputMode: 'decimal',
  parse: (text, context) => {
    const decimal =
      readDecimal(text, null, context.decimalSign) ??
      readArithmetic(text, { money: null, scale: workedOutDecimals });
    if (decimal === 'unreadable') return unreadable(fill(gridTexts(context.locale).notArithmetic, { text }));
    if (decimal === null || String(decimal.digits).replace('-', '').length > significantMax)
      return unreadable(fill(gridTexts(context.locale).notNumber, { text }));
    return bounded(Number(decimalText(decimal)), context, (limit) => groupDigits(plainText(limit)));
  },
  format: (value) => groupDigits(plainText(Number(value))),
  plain: (value) => plainText(Number(value)),
};
