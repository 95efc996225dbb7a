import type { Money } from './currency-signs.ts';
import { readDecimal, type Decimal } from './decimal.ts';

/** An exact fraction; `bottom` is positive. */
interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

interface Cursor {
  readonly tokens: readonly string[];
  readonly money: Money | null;
  at: number;
}

/** Longest formula of a cell. It also bounds the depth of brackets. */
const textMax = 100;

const operators = /([-+*/()])/;

const narrowText = (text: string): string =>
  text.normalize('NFKC').trim().replaceAll(/[−–—]/gu, '-').replaceAll('×', '*').replaceAll('÷', '/');

const takes = (cursor: Cursor, ...signs: readonly string[]): string | null => {
  const token = cursor.tokens[cursor.at];
  if (token === undefined || !signs.includes(token)) return null;
  cursor.at += 1;
  return token;
};

/** Reads one operand in any form that a cell reads as one number: `1,200`, `1.2万`, `5%`. */
const readOperand = (cursor: Cursor): Fraction | null => {
  const token = cursor.tokens[cursor.at];
  if (token === undefined || operators.test(token)) return null;
  cursor.at += 1;
  const decimal = readDecimal(token.replace(/\s*%$/, ''), cursor.money);
  if (!decimal) return null;
  const hundred = token.endsWith('%') ? 100n : 1n;
  return { top: decimal.digits, bottom: 10n ** BigInt(decimal.scale) * hundred };
};

const readSigned = (cursor: Cursor): Fraction | null => {
  let isNegative = false;
  for (let sign = takes(cursor, '+', '-'); sign !== null; sign = takes(cursor, '+', '-'))
    isNegative = isNegative !== (sign === '-');
  const isBracket = takes(cursor, '(') !== null;
  const value = isBracket ? readSum(cursor) : readOperand(cursor);
  if (!value || (isBracket && takes(cursor, ')') === null)) return null;
  return isNegative ? { ...value, top: -value.top } : value;
};

const product = (left: Fraction, right: Fraction): Fraction => ({
  top: left.top * right.top,
  bottom: left.bottom * right.bottom,
});

/** Null for a division by zero. */
const inverse = ({ top, bottom }: Fraction): Fraction | null => {
  if (top === 0n) return null;
  return top < 0n ? { top: -bottom, bottom: -top } : { top: bottom, bottom: top };
};

const sum = (left: Fraction, right: Fraction): Fraction => ({
  top: left.top * right.bottom + right.top * left.bottom,
  bottom: left.bottom * right.bottom,
});

const readProduct = (cursor: Cursor): Fraction | null => {
  let value = readSigned(cursor);
  for (let sign = takes(cursor, '*', '/'); value && sign !== null; sign = takes(cursor, '*', '/')) {
    const next = readSigned(cursor);
    const factor = next && sign === '/' ? inverse(next) : next;
    value = factor && product(value, factor);
  }
  return value;
};

const readSum = (cursor: Cursor): Fraction | null => {
  let value = readProduct(cursor);
  for (let sign = takes(cursor, '+', '-'); value && sign !== null; sign = takes(cursor, '+', '-')) {
    const next = readProduct(cursor);
    value = next && sum(value, sign === '-' ? { ...next, top: -next.top } : next);
  }
  return value;
};

/** Rounds half away from zero, as money is rounded. */
const rounded = ({ top, bottom }: Fraction, scale: number): Decimal => {
  const double = (top < 0n ? -top : top) * 10n ** BigInt(scale) * 2n;
  const digits = (double + bottom) / (bottom * 2n);
  return { digits: top < 0n ? -digits : digits, scale };
};

/**
 * The texts read as a formula: those that begin with `=` or that add or multiply. `1000-200` and `3/5` without `=` are
 * no formulas, because they can be a day or a phone number.
 */
const isArithmetic = (text: string): boolean => text.startsWith('=') || /[^-+*/(\s][^+*]*[+*]/.test(text);

export interface ArithmeticForm {
  /** The currency whose signs may appear beside the numbers; null: bare numbers only. */
  readonly money: Money | null;
  /** Decimals of the result. */
  readonly scale: number;
}

/**
 * Evaluates `=1000*12`, `1000+200`, `=(500+20)/3`: + - * / and brackets over the numbers that a cell reads,
 * in exact fractions, rounded at the end. Null when the text is no formula; `unreadable` when it is one
 * without a value.
 */
export const readArithmetic = (
  text: string,
  { money, scale }: ArithmeticForm,
): Decimal | 'unreadable' | null => {
  if (text.length > textMax) return null;
  const narrow = narrowText(text);
  if (!isArithmetic(narrow)) return null;
  const tokens = narrow
    .replace(/^=/, '')
    .split(operators)
    .map((token) => token.trim())
    .filter((token) => token !== '');
  const cursor: Cursor = { tokens, money, at: 0 };
  const value = readSum(cursor);
  return value && cursor.at === tokens.length ? rounded(value, scale) : 'unreadable';
};
