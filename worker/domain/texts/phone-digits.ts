/** Removes the country code and the trunk zero, so that equal numbers become equal however they are written. */
const bareDigits = (digits: string): string => digits.replace(/^(?:0*86(?=0?[1-9]\d{6,10}$))?0*/u, '');

/** A telephone number's digits without signs, +86 and the trunk zero. */
export const phoneDigits = (phone: string): string =>
  bareDigits(phone.normalize('NFKC').replaceAll(/\D/g, ''));

/** Fewest digits after the prefix is removed: the rest of 007 would match half of the customers. */
const bareMin = 4;

/** The typed digits, as they are and without country code and trunk zero, as stored numbers have them. */
export const searchDigits = (digits: string): readonly string[] => {
  const withoutCountry = digits.replace(/^0*86(?=0?1[3-9]\d|0?[2-9]\d{2})/u, '').replace(/^0+(?=\d)/u, '');
  return withoutCountry.length < bareMin ? [digits] : [...new Set([digits, withoutCountry])];
};

/** Fewest digits by which a telephone is recognised: an extension is no telephone. */
const keyMin = 5;

/** The key of a telephone number, equal for the same telephone; null without a number. */
export const phoneKey = (phone: string | null): string | null => {
  const digits = phoneDigits(phone ?? '');
  return digits.length < keyMin ? null : digits;
};
