import { bareText } from './bare-text.ts';
import { readChinese, readChineseCoins } from './chinese-number.ts';
import { withoutSigns, type Money } from './currency-signs.ts';
import { inPoints, signHint, type DecimalSign } from './decimal-sign.ts';

/** An exact decimal, digits / 10^scale, so that no amount passes through a float. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const magnitudes: readonly (readonly [pattern: RegExp, zeros: number])[] = [
  [/[亿億]$/u, 8],
  [/百[万萬]$/u, 6],
  [/[万萬w]$/iu, 4],
  [/[千k]$/iu, 3],
];

const grouped =
  /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d{1,4}(?:,\d{4})+(?:\.\d+)?$|^\d{1,3}(?: \d{3})+(?:\.\d+)?$/;
const plain = /^(?:\d+(?:\.\d*)?|\.\d+)$/;
const scientific = /^(\d+(?:\.\d+)?)e([+-]?\d{1,2})$/i;

const digitsMax = 40;
const exponentMax = 15;

/** Most characters of an amount, with signs and spaces. */
const textMax = 100;

/** Splits off one minus sign: before the amount, or written as brackets around it. */
const unsigned = (text: string): { readonly isNegative: boolean; readonly body: string } => {
  const bracketed = /^\((.+)\)$/.exec(text);
  if (bracketed) return { isNegative: true, body: (bracketed[1] ?? '').trim() };
  return { isNegative: /^[-负負]/u.test(text), body: text.replace(/^[-+负負]\s*/u, '') };
};

interface Bare {
  readonly isNegative: boolean;
  readonly body: string;
}

/** The amount without currency signs; null when they mean another currency. */
const bareOf = (text: string, money: Money | null): Bare | null => {
  if (text.length > textMax) return null;
  const narrow = bareText(text.normalize('NFKC')).replaceAll(/[−–—]/gu, '-');
  const outside = withoutSigns(narrow, money);
  const inside = outside === null ? null : unsigned(outside);
  const body = inside && withoutSigns(inside.body, money);
  return inside === null || body === null ? null : { ...inside, body };
};

const shifted = ({ digits, scale }: Decimal, zeros: number): Decimal =>
  zeros <= scale
    ? { digits, scale: scale - zeros }
    : { digits: digits * 10n ** BigInt(zeros - scale), scale: 0 };

const numeral = (body: string): Decimal | null => {
  if (body.length > digitsMax) return null;
  const [, mantissa, exponent] = scientific.exec(body) ?? [];
  if (mantissa !== undefined) {
    const zeros = Number(exponent);
    const read = numeral(mantissa);
    if (read === null || Math.abs(zeros) > exponentMax) return null;
    return zeros < 0 ? { ...read, scale: read.scale - zeros } : shifted(read, zeros);
  }
  if (!(plain.test(body) || grouped.test(body))) return null;
  const [whole = '', fraction = ''] = body.replaceAll(/[ ,]/g, '').split('.');
  return { digits: BigInt(`${whole}${fraction}`), scale: fraction.length };
};

const withMagnitude = (body: string): Decimal | null => {
  const magnitude = magnitudes.find(([pattern]) => pattern.test(body));
  if (!magnitude) return numeral(body);
  const [pattern, zeros] = magnitude;
  const read = numeral(body.replace(pattern, '').trimEnd());
  return read === null ? null : shifted(read, zeros);
};

/** 角 and 分 exist only in currencies whose unit is 元. */
const hasCoins = (money: Money | null): boolean => money === null || /^(?:CNY|HKD|TWD)$/.test(money.currency);

/**
 * Reads `￥1,200.00`, `１２００`, `1 200`, `1.2万`, `8.8w`, `3 千`, `1e5`, `壹万贰仟元整`, `一万二`, `(500)`, `-5`. Null when
 * the text is not one number, or is an amount of a currency other than `money`. Groups of three and of four
 * digits are both accepted; `1,2` and `12 34` are refused, because their value would be a guess. A currency
 * sign may stand inside or outside of the minus sign, before or after the amount. `sign` is the decimal sign
 * of the text, as far as it is known.
 */
export const readDecimal = (
  text: string,
  money: Money | null,
  sign: DecimalSign = 'point',
): Decimal | null => {
  const bare = bareOf(text, money);
  if (!bare) return null;
  const body = inPoints(bare.body, sign);
  if (body === null) return null;
  // Plain digits first, because nearly all amounts use them.
  const read = withMagnitude(body) ?? readChinese(body) ?? (hasCoins(money) ? readChineseCoins(body) : null);
  return read === null ? null : trimmed({ ...read, digits: bare.isNegative ? -read.digits : read.digits });
};

/**
 * Whether an amount is ambiguous. Without a known decimal sign `3.000` is, because no currency here has three decimals;
 * `1,200` is not.
 */
export const isTwofold = (text: string, money: Money, sign: DecimalSign | undefined): boolean => {
  if (sign === 'point' || sign === 'comma') return false;
  const { body } = bareOf(text, money) ?? { body: '' };
  return signHint(body) === 'either' && (sign !== undefined || body.includes('.'));
};

const trimmed = ({ digits, scale }: Decimal): Decimal => {
  let left = { digits, scale };
  while (left.scale > 0 && left.digits % 10n === 0n)
    left = { digits: left.digits / 10n, scale: left.scale - 1 };
  return left;
};

/** The decimal as a whole number of 10^-scale, or null when it has more decimals than that. */
export const toUnits = (decimal: Decimal, scale: number): bigint | null =>
  decimal.scale > scale ? null : decimal.digits * 10n ** BigInt(scale - decimal.scale);

/** Plain text without grouping: `-1200.5`. */
export const decimalText = ({ digits, scale }: Decimal): string => {
  const sign = digits < 0n ? '-' : '';
  const all = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = all.slice(0, all.length - scale);
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${all.slice(-scale)}`;
};
