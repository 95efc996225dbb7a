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

const currencySigns = /(?:CNY|RMB|HKD|TWD|USD|EUR|GBP|JPY|CN¥|JP¥|HK\$|NT\$|US\$|[¥$€£元圆圓块塊])/giu;

const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d{1,4}(?:,\d{4})+(?:\.\d+)?$/;
const plain = /^(?:\d+(?:\.\d*)?|\.\d+)$/;

const digitsMax = 40;

/** Takes off what people write around a number: signs of currency, spaces, full-width forms, brackets for minus. */
const bare = (text: string) => {
  const narrow = text
    .normalize('NFKC')
    .replaceAll(/[\s'_整正]/gu, '')
    .replaceAll(/[−–—]/gu, '-')
    .replace(currencySigns, '');
  const bracketed = /^\((.+)\)$/.exec(narrow);
  const signed = bracketed ? `-${bracketed[1]}` : narrow;
  const isNegative = signed.startsWith('-');
  return { isNegative, body: signed.replace(/^[-+]/, '') };
};

/**
 * Reads `￥1,200.00`, `１２００`, `1.2万`, `3 千`, `(500)`, `-5`. Null when it is not one number.
 * Thousands and the Chinese groups of four are both read; `1,2` is refused rather than guessed.
 */
export const readDecimal = (text: string): Decimal | null => {
  const { isNegative, body } = bare(text);
  const magnitude = magnitudes.find(([pattern]) => pattern.test(body));
  const number = magnitude ? body.replace(magnitude[0], '') : body;
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
