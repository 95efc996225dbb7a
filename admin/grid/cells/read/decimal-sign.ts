/**
 * The decimal sign of a text. `point` and `comma` are certain. `unclear`: a column in which some values use the comma,
 * where an ambiguous text is refused. `mixed`: a column with both, which takes only unambiguous texts.
 */
export type DecimalSign = 'point' | 'comma' | 'unclear' | 'mixed';

/** The decimal sign that an amount shows: `either` when it is ambiguous, `none` when it has no sign. */
export type SignHint = 'point' | 'comma' | 'either' | 'none';

const digits = /\d/;

const swapped = (body: string): string => body.replaceAll(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));

/** `1.355,90` and `12,5` show a comma, `1,200.50` and `12.5` a point; `3.000` and `1,200` are ambiguous. */
export const signHint = (body: string): SignHint => {
  const number = (/^[\d., ]+/.exec(body)?.[0] ?? '').replaceAll(' ', '');
  const signs = number.replaceAll(/\d/g, '');
  if (signs === '' || !digits.test(number)) return 'none';
  const own = signs.at(-1) === ',' ? 'comma' : 'point';
  const opposite = own === 'comma' ? 'point' : 'comma';
  // Of two signs the last is the decimal sign; a repeated one separates thousands.
  if (signs.includes(',') && signs.includes('.')) return own;
  if (signs.length > 1) return opposite;
  const isLikeThousands = /^[1-9]\d{0,2}[.,]\d{3}$/.test(number) && number === body;
  return isLikeThousands ? 'either' : own;
};

/** The amount with a point as decimal sign; null when its decimal sign is ambiguous. */
export const inPoints = (body: string, sign: DecimalSign): string | null => {
  if (sign === 'point') return body;
  if (sign === 'comma') return swapped(body);
  const hint = signHint(body);
  if (hint === 'either') return null;
  if (hint !== 'comma') return body;
  return sign === 'mixed' && !body.includes('.') ? null : swapped(body);
};

/** Infers a column's decimal sign from its amounts, and from whether other columns of the file use the comma. */
export const signOf = (signHints: readonly SignHint[], hasCommasElsewhere: boolean): DecimalSign => {
  const hasPoints = signHints.includes('point');
  if (signHints.includes('comma')) return hasPoints ? 'mixed' : 'unclear';
  return hasCommasElsewhere && !hasPoints ? 'unclear' : 'point';
};
