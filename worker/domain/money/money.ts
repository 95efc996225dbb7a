import { text, type Locale, type Text } from '#domain/texts/text';

/** Decimals of each currency that the shop may use (ISO 4217). */
export const minorDigits = {
  CNY: 2,
  USD: 2,
  EUR: 2,
  GBP: 2,
  TWD: 2,
  HKD: 2,
  MOP: 2,
  JPY: 0,
  KRW: 0,
  SGD: 2,
  MYR: 2,
  THB: 2,
  AUD: 2,
  CAD: 2,
  NZD: 2,
} as const;

/** ISO 4217 code of a currency that the shop may use. */
export type Currency = keyof typeof minorDigits;

/** Whether a text is the code of a known currency, in capitals. */
export const isCurrency = (code: string): code is Currency => Object.hasOwn(minorDigits, code);

/** Largest absolute amount in minor units: D1 rounds silently above 2^53, and sums stay far below that. */
export const minorMax = 1e12;

/** Whether a value is a whole number of minor units within ± minorMax. */
export const isMinor = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Math.abs(Number(value)) <= minorMax;

/**
 * Splits an amount by weights with the largest remainder; a tie goes to the earlier part.
 * The parts sum to the total, each within one unit of exact; a weight of 0 gets 0; negatives mirror.
 * Throws on a total that is not minor units, and on weights that are not whole, not >= 0, or all 0.
 */
export const splitByWeights = (totalMinor: number, weights: readonly number[]): readonly number[] => {
  if (!isMinor(totalMinor)) throw new RangeError(`not an amount in minor units: ${String(totalMinor)}`);
  if (!weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0)) {
    throw new RangeError('weights must be whole and not negative');
  }
  // BigInt, because an amount times a weight that is itself an amount exceeds 2^53.
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (whole === 0n) throw new RangeError('some weight must be above 0');
  const magnitude = BigInt(Math.abs(totalMinor));
  const shares = weights.map((weight, index) => {
    const product = magnitude * BigInt(weight);
    return { index, floor: Number(product / whole), remainder: product % whole };
  });
  const leftOver = Math.abs(totalMinor) - shares.reduce((sum, share) => sum + share.floor, 0);
  const raised = new Set(
    shares
      .toSorted((a, b) =>
        a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
      )
      .slice(0, leftOver)
      .map((share) => share.index),
  );
  const sign = Math.sign(totalMinor);
  return shares.map(({ index, floor }) => {
    const part = floor + (raised.has(index) ? 1 : 0);
    return part === 0 ? 0 : sign * part;
  });
};

const formats = new Map<string, Intl.NumberFormat>();

/** Formats an amount (minor units) with the currency's sign and all its decimals. */
export const formatMoney = (amountMinor: number, currency: Currency, locale: Locale): string => {
  const digits = minorDigits[currency];
  const id = `${locale} ${currency}`;
  let format = formats.get(id);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      // Five currencies share a bare $, and two a bare ¥. Only the yuan, the most frequent one, uses it.
      currencyDisplay: currency === 'CNY' ? 'narrowSymbol' : 'symbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(id, format);
  }
  return format.format(amountMinor / 10 ** digits);
};

/** Formats an amount in each language, for texts whose reader is not known yet. */
export const moneyText = (amountMinor: number, currency: Currency): Text =>
  text(
    formatMoney(amountMinor, currency, 'en'),
    formatMoney(amountMinor, currency, 'zh-Hans'),
    formatMoney(amountMinor, currency, 'zh-Hant'),
  );
