/** Of the grid's text in its fonts, px: the widest a sign of each sort is drawn. */
const emPx = 13;
const narrowEm = 0.66;

/** Digits, and signs that no font draws wider than them. */
const narrow = /[\d .,:;'|!()/[\]iljtfr-]/g;

/** Latin and Chinese signs are at most an em wide for each of their units; of other scripts that is not sure. */
const known = /^[\u0020-\u024f\u2010-\u2027\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]*$/;

/** Whether a text certainly fits into a width (px). Never wrong, although many fitting texts are not recognised. */
export const fitsWithoutMeasuring = (text: string, widthPx: number): boolean => {
  const narrowCount = text.length * narrowEm * emPx > widthPx ? 0 : (text.match(narrow)?.length ?? 0);
  const longestPx = (narrowCount * narrowEm + (text.length - narrowCount)) * emPx;
  return longestPx <= widthPx && known.test(text);
};
