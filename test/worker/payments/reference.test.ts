import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReference, newReference, referenceAttemptsMax, referenceBytes } from '#payments/reference';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const random = fc.uint8Array({ minLength: referenceBytes, maxLength: referenceBytes });
const attempt = fc.integer({ min: 0, max: referenceAttemptsMax - 1 });
const reference = fc.tuple(random, attempt).map(([bytes, count]) => newReference(bytes, count));

describe('a payment link’s reference', () => {
  it('fits every provider: 19 capitals and digits, none to be mistaken', () => {
    fc.assert(
      fc.property(reference, (created) => /^M[0-9A-HJKMNP-TV-Z]{18}$/.test(created) && isReference(created)),
    );
  });

  it('keeps its digits from attempt to attempt, and says which it is', () => {
    const bytes = Uint8Array.from({ length: referenceBytes }, (_, index) => index * 25);
    const [first, second] = [newReference(bytes, 0), newReference(bytes, 1)];
    expect(first.slice(0, 17)).toBe(second.slice(0, 17));
    expect([first.at(-1), second.at(-1)]).toEqual(['A', 'B']);
  });

  it('shows every slip of one character', () => {
    fc.assert(
      fc.property(
        reference,
        fc.integer({ min: 1, max: 18 }),
        fc.constantFrom(...alphabet.split('')),
        (created, at, typed) => {
          const slipped = `${created.slice(0, at)}${typed}${created.slice(at + 1)}`;
          return isReference(slipped) === (slipped === created);
        },
      ),
    );
  });

  it('shows every swap of two neighbours', () => {
    fc.assert(
      fc.property(reference, fc.integer({ min: 1, max: 15 }), (created, at) => {
        const swapped = `${created.slice(0, at)}${created.charAt(at + 1)}${created.charAt(at)}${created.slice(at + 2)}`;
        return isReference(swapped) === (swapped === created);
      }),
    );
  });

  it('is not made of too little randomness, nor past the last attempt', () => {
    expect(() => newReference(new Uint8Array(9))).toThrow(RangeError);
    expect(() => newReference(new Uint8Array(10), referenceAttemptsMax)).toThrow(RangeError);
  });
});
