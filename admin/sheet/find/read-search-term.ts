import type { SearchTerm } from '../../api/sheet-queries.ts';
import { bareText } from '../../grid/cells/read/bare-text.ts';
import { decimalText, readDecimal } from '../../grid/cells/read/decimal.ts';
import { readDay } from '../../grid/cells/read/read-day.ts';

/** The currency does not matter: the search compares numbers. */
const moneySigns = /[\p{Sc}元圆圓]/gu;

/**
 * A name may be 一 or 十, so a text is read as an amount only if it has a digit, or a large unit after another
 * character.
 */
const isAmount = /\p{Nd}|.[万萬亿億]/u;

const amountPattern = /^\d{1,13}(?:\.\d{1,4})?$/;

/**
 * Parses the typed text also as a day and as an amount, which the sheet displays in one form and people type in many.
 */
export const readSearchTerm = (typed: string): SearchTerm => {
  const text = bareText(typed);
  const day = readDay(text, null);
  const decimal = isAmount.test(text) ? readDecimal(text.replaceAll(moneySigns, ''), null) : null;
  const amount = decimal === null ? '' : decimalText(decimal);
  return {
    text,
    ...(day.ok ? { day: day.day } : {}),
    ...(amountPattern.test(amount) ? { amount } : {}),
  };
};
