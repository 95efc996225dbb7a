/** Without the way into the country or out of a town: what is left is the same however a number is written. */
const bareDigits = (digits: string): string => digits.replace(/^(?:0*86(?=0?[1-9]\d{6,10}$))?0*/u, '');

/** A telephone number's digits without signs, +86 and the town's zero. */
export const phoneDigits = (phone: string): string =>
  bareDigits(phone.normalize('NFKC').replaceAll(/\D/g, ''));

/** Fewest digits that are a piece of a number: what is left of 007 would find half of the shop. */
const bareMin = 4;

/** Digits that a person typed, as they stand and as a number with its country or town is kept. */
export const searchDigits = (digits: string): readonly string[] => {
  const withoutCountry = digits.replace(/^0*86(?=0?1[3-9]\d|0?[2-9]\d{2})/u, '').replace(/^0+(?=\d)/u, '');
  return withoutCountry.length < bareMin ? [digits] : [...new Set([digits, withoutCountry])];
};
