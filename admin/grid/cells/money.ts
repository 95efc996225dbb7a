import { fill, gridTexts } from '../texts.ts';
import { readArithmetic } from './read/arithmetic.ts';
import { bounded } from './read/bounded.ts';
import { unreadable, type CellContext, type CellKind } from './cell-kind.ts';
import { decimalText, isTwofold, readDecimal, toUnits } from './read/decimal.ts';
import { groupDigits } from './number.ts';

/** Largest amount in minor units on either side of zero. */
const amountMinorMax = 1_000_000_000_000;

interface CurrencyForm {
  readonly decimals: number;
  readonly sign: string;
}

/**
 * The common format is built in, because creating the first Intl formatter takes longer than drawing a screen of rows.
 */
const forms = new Map<string, CurrencyForm>([['CNY', { decimals: 2, sign: '¥' }]]);

const readForm = (currency: string): CurrencyForm => {
  const intl = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return {
    decimals: intl.resolvedOptions().maximumFractionDigits ?? 2,
    sign: intl.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency,
  };
};

const formOf = (currency: string): CurrencyForm => {
  const known = forms.get(currency);
  if (known) return known;
  const form = readForm(currency);
  forms.set(currency, form);
  return form;
};

/** Whole amounts show no decimals, others show all of them: `¥1,200`, `-¥0.50`. */
const show = (amountMinor: number, context: CellContext): string => {
  const { decimals, sign } = formOf(context.currency);
  const all = decimalText({ digits: BigInt(Math.abs(amountMinor)), scale: decimals });
  const amount = /^(\d+)\.0+$/.exec(all)?.[1] ?? all;
  return `${amountMinor < 0 ? '-' : ''}${sign}${groupDigits(amount)}`;
};

export const money: CellKind = {
  look: 'plain',
  align: 'end',
  editor: 'line',
  inputMode: 'decimal',
  parse: (text, context) => {
    const texts = gridTexts(context.locale);
    const { decimals, sign } = formOf(context.currency);
    const written = { currency: context.currency, sign };
    if (isTwofold(text, written, context.decimalSign)) return unreadable(fill(texts.unclearNumber, { text }));
    const decimal =
      readDecimal(text, written, context.decimalSign) ??
      readArithmetic(text, { money: written, scale: decimals });
    if (decimal === 'unreadable') return unreadable(fill(texts.notArithmetic, { text }));
    if (decimal === null) return unreadable(fill(texts.notNumber, { text }));
    const minor = toUnits(decimal, decimals);
    if (minor === null) return unreadable(fill(texts.tooManyDecimals, { count: decimals }));
    const limits = {
      ...context,
      min: Math.max(context.min ?? -amountMinorMax, -amountMinorMax),
      max: Math.min(context.max ?? amountMinorMax, amountMinorMax),
    };
    return bounded(Number(minor), limits, (limit) => show(limit, context));
  },
  format: (value, context) => show(Number(value), context),
  plain: (value, context) => {
    const minor = Number(value);
    const { decimals } = formOf(context.currency);
    const all = decimalText({ digits: BigInt(Math.abs(minor)), scale: decimals });
    return `${minor < 0 ? '-' : ''}${all}`;
  },
};
