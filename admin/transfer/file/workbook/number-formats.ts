import { walkXml } from './markup.ts';

/** What a number format makes of a number, as far as it says something else than the number. */
export type NumberFormat =
  | { readonly shows: 'number' }
  | { readonly shows: 'percent' }
  | { readonly shows: 'moment' }
  /** Hours that go on after 24. */
  | { readonly shows: 'elapsed' }
  /** Digits by places, with zeros before: `000-00000000`. */
  | { readonly shows: 'digits'; readonly places: readonly string[] };

const plain: NumberFormat = { shows: 'number' };

const between = (id: number, first: number, last: number): boolean => id >= first && id <= last;

/** Formats that every spreadsheet knows by their numbers; 27 to 36 and 50 to 58 are dates of Chinese editions. */
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

/** A text in quotes, an escaped sign, a space of a sign's width, a filling, what stands in brackets, a sign as it is. */
const tokens = /"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|(.)/gsu;

/** Signs that need no quotes. */
const bare = new Set([' ', '-', '+', '(', ')', ':', '/']);

const zerosMin = 2;

/** What a token of a format puts before, between and after digits; `0` unquoted is a digit's place, null is more than that. */
const placeOf = ([whole, quotedText, escaped, sign]: readonly (string | undefined)[]): string | null => {
  if (sign !== undefined) return sign === '0' || bare.has(sign) ? sign : null;
  // A condition, `[<=9999999]`, chooses among formats; a colour or a locale does not.
  if (/^\[[<>=]/.test(whole ?? '')) return null;
  const text = quotedText ?? escaped ?? '';
  return text === '' ? '' : `"${text}`;
};

/** The places of a format that is made of digits and signs only, and has zeros before; null of any other. */
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

/** The number formats of a workbook's cell styles, by the styles' places. */
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
