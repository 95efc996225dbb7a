import { describe, expect, it } from 'vitest';
import { formatMoney, isCurrency, isMinor, minorMax, splitByWeights } from '#domain/money/money';

describe('splitting an amount', () => {
  it.each([
    [7, [55, 40, 5], [4, 3, 0]],
    [1, [55, 40, 5], [1, 0, 0]],
    [10, [55, 40, 5], [6, 4, 0]],
    [101, [55, 40, 5], [56, 40, 5]],
    [99999, [55, 40, 5], [54999, 40000, 5000]],
    [12345679, [55, 40, 5], [6790123, 4938272, 617284]],
    [99999, [80, 20], [79999, 20000]],
    [10001, [50, 30, 20], [5001, 3000, 2000]],
    [-10, [55, 40, 5], [-6, -4, 0]],
    [0, [55, 40, 5], [0, 0, 0]],
  ])('%i by %j gives %j', (totalMinor, weights, parts) => {
    expect(splitByWeights(totalMinor, weights)).toEqual(parts);
  });

  it('by weights that are amounts themselves stays exact', () => {
    expect(splitByWeights(minorMax, [minorMax, minorMax, minorMax])).toEqual([
      333333333334, 333333333333, 333333333333,
    ]);
  });

  it('refuses fractions, negative weights, and weights with the sum zero', () => {
    expect(() => splitByWeights(1.5, [1])).toThrow(RangeError);
    expect(() => splitByWeights(minorMax + 1, [1])).toThrow(RangeError);
    expect(() => splitByWeights(10, [0.5])).toThrow(RangeError);
    expect(() => splitByWeights(10, [1, -1])).toThrow(RangeError);
    expect(() => splitByWeights(10, [0, 0])).toThrow(RangeError);
    expect(() => splitByWeights(10, [])).toThrow(RangeError);
  });
});

describe('an amount', () => {
  it('is a whole number of minor units up to a bound', () => {
    expect([0, -1, minorMax, -minorMax].every(isMinor)).toBe(true);
    expect([0.1, minorMax + 1, NaN, Infinity, '1', null, 1n].some(isMinor)).toBe(false);
  });

  it("is shown with its currency's digits in the reader's language", () => {
    expect(formatMoney(123456, 'CNY', 'zh-Hans')).toBe('¥1,234.56');
    expect(formatMoney(123456, 'CNY', 'en')).toBe('¥1,234.56');
    expect(formatMoney(1500, 'JPY', 'en')).toBe('¥1,500');
    expect(formatMoney(-5, 'USD', 'en')).toBe('-$0.05');
    expect(formatMoney(100000, 'TWD', 'zh-Hant')).toBe('$1,000.00');
    expect(formatMoney(minorMax - 1, 'EUR', 'en')).toBe('€9,999,999,999.99');
  });

  it('is in a known currency', () => {
    expect(isCurrency('CNY')).toBe(true);
    for (const code of ['cny', 'XXX', '', 'toString']) expect(isCurrency(code)).toBe(false);
  });
});
