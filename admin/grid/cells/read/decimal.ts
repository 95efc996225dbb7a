import { withoutSigns, type Money } from './currency-signs.ts';

/** An exact decimal: digits / 10^scale, so that no amount passes through a float. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const magnitudes: readonly (readonly [pattern: RegExp, zeros: number])[] = [
  [/[亿億]$/u, 8],
  [/百[万萬]$/u, 6],
  [/[万萬]$/u, 4],
  [/[千k]$/iu, 3],
];

const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d{1,4}(?:,\d{4})+(?:\.\d+)?$/;
const plain = /^(?:\d+(?:\.\d*)?|\.\d+)$/;

const digitsMax = 40;

/** Nobody writes an amount in more characters, with all its signs and spaces. */
const textMax = 100;

/** One minus, written before the amount or as brackets round it. */
const unsigned = (text: string): { readonly isNegative: boolean; readonly body: string } => {
  const bracketed = /^\((.+)\)$/.exec(text);
  if (bracketed) return { isNegative: true, body: (bracketed[1] ?? '').trim() };
  return { isNegative: text.startsWith('-'), body: text.replace(/^[-+]\s*/, '') };
};

/** The amount alone, without what says whose money it is; null where it is another money. */
const bareOf = (
  text: string,
  money: Money | null,
): { readonly isNegative: boolean; readonly body: string } | null => {
  const narrow = text.normalize('NFKC').trim().replaceAll(/[−–—]/gu, '-');
  const outside = withoutSigns(narrow, money);
  const inside = outside === null ? null : unsigned(outside);
  const body = inside && withoutSigns(inside.body, money);
  return inside === null || body === null ? null : { ...inside, body };
};

/**
 * Reads `￥1,200.00`, `１２００`, `1.2万`, `3 千`, `(500)`, `-5`. Null when it is not one number, or when it is an amount of
 * another money than the given one. Thousands and the Chinese groups of four are both read; `1,2` and `12 34` are
 * refused rather than guessed. Signs of currency stand outside or inside of the minus, before or after the amount.
 */
export const readDecimal = (text: string, money: Money | null): Decimal | null => {
  const bare = text.length > textMax ? null : bareOf(text, money);
  if (!bare) return null;
  const { isNegative, body } = bare;
  const magnitude = magnitudes.find(([pattern]) => pattern.test(body));
  const number = magnitude ? body.replace(magnitude[0], '').trimEnd() : body;
  if (number.length > digitsMax || !(plain.test(number) || grouped.test(number))) return null;
  const [whole = '', fraction = ''] = number.replaceAll(',', '').split('.');
  const zeros = magnitude?.[1] ?? 0;
  const kept = fraction.slice(zeros);
  const digits = BigInt(`${whole}${fraction.slice(0, zeros).padEnd(zeros, '0')}${kept}`);
  return trimmed({ digits: isNegative ? -digits : digits, scale: kept.length });
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
