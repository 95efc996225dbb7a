import { walkXml } from './markup.ts';

/** What a number format displays, as far as it differs from the number. */
export type NumberFormat =
  | { readonly shows: 'number' }
  | { readonly shows: 'percent' }
  | { readonly shows: 'moment' }
  /** Hours above 24. */
  | { readonly shows: 'elapsed' }
  /** Digits by places with leading zeros: `000-00000000`. */
  | { readonly shows: 'digits'; readonly places: readonly string[] };

const plain: NumberFormat = { shows: 'number' };

const between = (id: number, first: number, last: number): boolean => id >= first && id <= last;

/** Built-in formats by id; 27 to 36 and 50 to 58 are dates in Chinese editions. */
const builtIn = (id: number): NumberFormat => {
  if (id === 9 || id === 10) return { shows: 'percent' };
  if (id === 46) return { shows: 'elapsed' };
  const isMoment = [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
  ].some(([first = 0, last = 0]) => between(id, first, last));
  return isMoment ? { shows: 'moment' } : plain;
};

const quoted = /"[^"]*"|[\\_*].|\[[^\]]*\]/gs;

/**
 * A quoted text, an escaped character, a space of a character's width, a fill, a bracketed part, or a literal
 * character.
 */
const tokens = /"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|(.)/gsu;

/** Characters that are literal without quotes. */
const bare = new Set([' ', '-', '+', '(', ')', ':', '/']);

const zerosMin = 2;

/** The place of a token in a digit format; an unquoted `0` is a digit. Null when the format is more complex. */
const placeOf = ([whole, quotedText, escaped, sign]: readonly (string | undefined)[]): string | null => {
  if (sign !== undefined) return sign === '0' || bare.has(sign) ? sign : null;
  // A condition, `[<=9999999]`, selects a format; a colour or a locale does not.
  if (/^\[[<>=]/.test(whole ?? '')) return null;
  const text = quotedText ?? escaped ?? '';
  return text === '' ? '' : `"${text}`;
};

/** The places of a format of digits and literals with leading zeros; null for other formats. */
const digitPlaces = (code: string): readonly string[] | null => {
  const places = [...code.matchAll(tokens)].map(placeOf);
  const known = places.filter((place) => place !== null);
  const isLong = known.filter((place) => place === '0').length >= zerosMin;
  return isLong && known.length === places.length ? known : null;
};

const formatOf = (code: string): NumberFormat => {
  const bareCode = code.replaceAll(quoted, '');
  if (bareCode.includes('%')) return { shows: 'percent' };
  if (/\[(?:h+|m+|s+)\]/i.test(code)) return { shows: 'elapsed' };
  if (/[ymdhs]/i.test(bareCode.replaceAll(/general/gi, ''))) return { shows: 'moment' };
  const [positive = ''] = code.split(';');
  const places = digitPlaces(positive);
  return places === null ? plain : { shows: 'digits', places };
};

/** The number formats of a workbook's cell styles, by style index. */
export const numberFormatsIn = (xml: string): readonly NumberFormat[] => {
  const codes = new Map<number, string>();
  const bases: number[] = [];
  const own: { readonly id: string | null; readonly base: string | null }[] = [];
  let list = '';
  walkXml(xml || '<none/>', {
    open: (name, attribute) => {
      if (name === 'cellStyleXfs' || name === 'cellXfs' || name === 'dxfs') list = name;
      if (name === 'numFmt' && list !== 'dxfs')
        codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      if (name !== 'xf') return;
      if (list === 'cellStyleXfs') bases.push(Number(attribute('numFmtId') ?? 0));
      if (list === 'cellXfs') own.push({ id: attribute('numFmtId'), base: attribute('xfId') });
    },
    close: (name) => {
      if (name === list) list = '';
    },
  });
  return own.map(({ id, base }) => {
    const format = id === null ? (bases[Number(base ?? 0)] ?? 0) : Number(id);
    const code = codes.get(format);
    return code === undefined ? builtIn(format) : formatOf(code);
  });
};
