// Crockford's base 32: no I, L, O or U, so that it is read and typed without mistakes.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ';
const pattern = /^M[0-9A-HJKMNP-TV-Z]{17}[A-HJKMNP-TV-Z]$/;

/** Random bytes that a reference is made of. */
export const referenceBytes = 10;
/** Most attempts of one milestone's link under the same digits. */
export const referenceAttemptsMax = letters.length;

// The check is a word over GF(32), x^5 + x^2 + 1: every single slip and every swap of two characters changes it.
const double = (value: number): number => (value & 16 ? ((value << 1) ^ 0b100101) & 31 : value << 1);
const checkOf = (text: string): string =>
  alphabet.charAt(
    double(Array.from(text).reduce((check, character) => double(check) ^ alphabet.indexOf(character), 0)),
  );

/**
 * A payment link's public reference, 19 characters that every provider takes: M, 16 of 80 random bits, a check, and a
 * letter that counts attempts from 0. Throws on other than 10 bytes and on an attempt past `referenceAttemptsMax`.
 */
export const newReference = (random: Uint8Array, attempt = 0): string => {
  const letter = letters.charAt(attempt);
  if (random.length !== referenceBytes || letter === '') throw new RangeError('no such reference');
  const bits = random.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  const digits = Array.from({ length: 16 }, (_, index) =>
    alphabet.charAt(Number((bits >> BigInt(75 - 5 * index)) & 31n)),
  );
  const body = digits.join('');
  return `M${body}${checkOf(`${body}${letter}`)}${letter}`;
};

/** Whether a text is a reference with the right check. */
export const isReference = (text: string): boolean =>
  pattern.test(text) && checkOf(`${text.slice(1, 17)}${text.slice(18)}`) === text.charAt(17);
