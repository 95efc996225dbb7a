import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney, minorDigits, minorMax, splitByWeights, isCurrency } from '#domain/money/money';
import { locales } from '#domain/texts/text';

const amount = fc.oneof(fc.integer({ min: -200, max: 200 }), fc.integer({ min: -minorMax, max: minorMax }));
const weights = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: minorMax })), {
    minLength: 1,
    maxLength: 12,
  })
  .filter((list) => list.some((weight) => weight > 0));
const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);

describe('the parts of an amount', () => {
  it('sum to the whole', () => {
    fc.assert(
      fc.property(amount, weights, (total, by) => {
        expect(sum(splitByWeights(total, by))).toBe(total);
      }),
    );
  });

  it('are each within one unit of the exact share', () => {
    fc.assert(
      fc.property(amount, weights, (total, by) => {
        const whole = by.reduce((all, weight) => all + BigInt(weight), 0n);
        splitByWeights(total, by).forEach((part, index) => {
          // |part - total * weight / whole| < 1, in whole numbers.
          const error = BigInt(part) * whole - BigInt(total) * BigInt(by[index] ?? 0);
          expect(error < whole && -error < whole).toBe(true);
        });
      }),
    );
  });

  it('of a negative amount mirror those of the positive', () => {
    fc.assert(
      fc.property(amount, weights, (total, by) => {
        const mirrored = splitByWeights(-total, by).map((part) => 0 - part);
        expect(splitByWeights(total, by).map((part) => part + 0)).toEqual(mirrored);
      }),
    );
  });

  it('of weight nought are nought', () => {
    fc.assert(
      fc.property(amount, weights, (total, by) => {
        const parts = splitByWeights(total, by);
        expect(parts.filter((part, index) => by[index] === 0 && part !== 0)).toEqual([]);
      }),
    );
  });

  it('never grow with a smaller weight', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: minorMax }), weights, (total, by) => {
        const parts = splitByWeights(total, by).map((part, index) => ({ part, weight: by[index] ?? 0 }));
        const ordered = parts
          .toSorted((a, b) => a.weight - b.weight || a.part - b.part)
          .map(({ part }) => part);
        expect(ordered).toEqual(ordered.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('an amount as it is shown', () => {
  it('has every digit of its minor units in every currency and language', () => {
    const currency = fc.constantFrom(...Object.keys(minorDigits).filter(isCurrency));
    fc.assert(
      fc.property(amount, currency, fc.constantFrom(...locales), (minor, code, locale) => {
        const visible = formatMoney(minor, code, locale);
        expect(Number(visible.replaceAll(/\D/g, ''))).toBe(Math.abs(minor));
        expect(visible.includes('-')).toBe(minor < 0);
      }),
    );
  });
});
