/** Of the grid's fonts: size (px), and width of the widest narrow character (em). */
const emPx = 13;
const narrowEm = 0.66;

/** Digits, and characters that no font draws wider than them. */
const narrow = /[\d .,:;'|!()/[\]iljtfr-]/g;

/** Latin and Chinese characters are at most one em wide for each UTF-16 unit; other scripts are not certain. */
const known = /^[\u0020-\u024f\u2010-\u2027\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]*$/;

/**
 * Whether a text certainly fits into a width (px). False for many texts that would fit, but never true for
 * one that does not.
 */
export const fitsWithoutMeasuring = (text: string, widthPx: number): boolean => {
  const narrowCount = text.length * narrowEm * emPx > widthPx ? 0 : (text.match(narrow)?.length ?? 0);
  const longestPx = (narrowCount * narrowEm + (text.length - narrowCount)) * emPx;
  return longestPx <= widthPx && known.test(text);
};
