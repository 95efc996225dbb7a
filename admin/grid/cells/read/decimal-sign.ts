/**
 * How a text writes its decimals. `point` and `comma` are known of it. `unclear` is a column in which some write the comma:
 * a text that can be read in two ways is none there. `mixed` has both, and takes only what says by itself which it is.
 */
export type DecimalSign = 'point' | 'comma' | 'unclear' | 'mixed';

/** What an amount tells of its decimal sign: nothing where it has none, or where it is read in two ways. */
export type SignTold = 'point' | 'comma' | 'either' | 'none';

const digits = /\d/;

const swapped = (body: string): string => body.replaceAll(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));

/** `1.355,90` and `12,5` tell a comma, `1,200.50` and `12.5` a point, `3.000` and `1,200` either. */
export const signTold = (body: string): SignTold => {
  const number = (/^[\d., ]+/.exec(body)?.[0] ?? '').replaceAll(' ', '');
  const signs = number.replaceAll(/\d/g, '');
  if (signs === '' || !digits.test(number)) return 'none';
  const own = signs.at(-1) === ',' ? 'comma' : 'point';
  const other = own === 'comma' ? 'point' : 'comma';
  // Of two signs the last is that of the decimals; one that comes again is that of thousands.
  if (signs.includes(',') && signs.includes('.')) return own;
  if (signs.length > 1) return other;
  const isLikeThousands = /^[1-9]\d{0,2}[.,]\d{3}$/.test(number) && number === body;
  return isLikeThousands ? 'either' : own;
};

/** The amount with a point before its decimals; null where nobody can tell which it has. */
export const inPoints = (body: string, sign: DecimalSign): string | null => {
  if (sign === 'point') return body;
  if (sign === 'comma') return swapped(body);
  const told = signTold(body);
  if (told === 'either') return null;
  if (told !== 'comma') return body;
  return sign === 'mixed' && !body.includes('.') ? null : swapped(body);
};

/** What is known of a column's decimals from the amounts in it, and whether elsewhere in its file some write the comma. */
export const signOf = (told: readonly SignTold[], hasCommasElsewhere: boolean): DecimalSign => {
  const hasPoints = told.includes('point');
  if (told.includes('comma')) return hasPoints ? 'mixed' : 'unclear';
  return hasCommasElsewhere && !hasPoints ? 'unclear' : 'point';
};
