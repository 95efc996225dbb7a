import type { Decimal } from './decimal.ts';

const digitSigns = '零一二三四五六七八九';
const variants: Readonly<Record<string, string>> = {
  〇: '零',
  '○': '零',
  两: '二',
  兩: '二',
  壹: '一',
  贰: '二',
  貳: '二',
  叁: '三',
  叄: '三',
  參: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  陸: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
  萬: '万',
  億: '亿',
  點: '点',
};

const plain = (text: string): string => Array.from(text, (sign) => variants[sign] ?? sign).join('');

const digitOf = (sign: string): number => digitSigns.indexOf(sign);

const units: readonly (readonly [sign: string, size: number])[] = [
  ['千', 1000],
  ['百', 100],
  ['十', 10],
  ['', 1],
];

const sizeOf = (unit: string): number => units.find(([sign]) => sign === unit)?.[1] ?? 0;

/** Spells a number below 万 in full, with one 零 for all skipped places between two digits. */
const inFull = (value: number): string => {
  let text = '';
  for (const [sign, size] of units) {
    const digit = Math.floor(value / size) % 10;
    if (digit > 0) text += `${digitSigns.charAt(digit)}${sign}`;
    else if (text !== '' && value % size > 0 && !text.endsWith('零')) text += '零';
  }
  return text;
};

const step = /([一二三四五六七八九])([千百十]?)/gu;

/** The value of a section below 万, such as 一千零五十; null when the spelling is not canonical. */
const sectionOf = (text: string): number | null => {
  // A digit after 百 or 千 counts tenths of it: 一百五 is 150.
  const [, head, unit = '', tenth] = /^(.+)([百千])([一二三四五六七八九])$/u.exec(text) ?? [];
  if (head !== undefined && tenth !== undefined) {
    const value = sectionOf(`${head}${unit}`);
    return value === null ? null : value + (digitOf(tenth) * sizeOf(unit)) / 10;
  }
  const full = text.replaceAll(/(^|[千百零])十/gu, '$1一十');
  let value = 0;
  for (const [, digit = '', sign = ''] of full.matchAll(step)) value += digitOf(digit) * sizeOf(sign);
  return value > 0 && inFull(value) === full ? value : null;
};

const large: readonly (readonly [sign: string, size: number])[] = [
  ['亿', 100_000_000],
  ['万', 10_000],
];

/** The value of what follows 万 or 亿: 一万二 is 12000, 一万零二 is 10002. */
const restOf = (rest: string, size: number): number | null => {
  if (rest === '') return 0;
  const digit = digitOf(rest);
  if (rest.length === 1) return digit > 0 ? (digit * size) / 10 : null;
  return wholeOf(rest.startsWith('零') ? rest.slice(1) : rest);
};

const wholeOf = (text: string): number | null => {
  for (const [sign, size] of large) {
    const at = text.lastIndexOf(sign);
    if (at === -1) continue;
    const high = wholeOf(text.slice(0, at));
    const low = high === null || high === 0 ? null : restOf(text.slice(at + 1), size);
    return high === null || low === null || low >= size ? null : high * size + low;
  }
  return sectionOf(text);
};

const fractional = /^(.+)点([零一二三四五六七八九]{1,8})([百千万亿])?$/u;
const written = /^[零一二三四五六七八九十百千万亿点]{1,24}$/u;

const zerosOf: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 亿: 8 };

/** Reads 壹万贰仟, 一万二, 一千零五十, 一点五万; null for other texts and for digits side by side. */
export const readChinese = (text: string): Decimal | null => {
  const signs = plain(text);
  if (!written.test(signs)) return null;
  if (signs === '零') return { digits: 0n, scale: 0 };
  const [, before, after, unit = ''] = fractional.exec(signs) ?? [];
  if (before === undefined || after === undefined) {
    const whole = wholeOf(signs);
    return whole === null ? null : { digits: BigInt(whole), scale: 0 };
  }
  const whole = before === '零' ? 0 : wholeOf(before);
  if (whole === null) return null;
  const zeros = zerosOf[unit] ?? 0;
  const decimals = Array.from(after, digitOf).join('').padEnd(zeros, '0');
  return { digits: BigInt(`${whole}${decimals}`), scale: decimals.length - zeros };
};

const coins = /^(?:(.+)[元圆圓块塊])?零?(?:([一二三四五六七八九])角)?零?(?:([一二三四五六七八九])分)?$/u;

/** Reads an amount with 角 and 分, as contracts spell it: 壹佰元伍角. Null without them. */
export const readChineseCoins = (text: string): Decimal | null => {
  const [, whole, tenths, hundredths] = coins.exec(plain(text)) ?? [];
  if (tenths === undefined && hundredths === undefined) return null;
  const read = whole === undefined ? { digits: 0n, scale: 0 } : readChinese(whole);
  if (read === null || read.scale > 0) return null;
  const cents = digitOf(tenths ?? '零') * 10 + digitOf(hundredths ?? '零');
  return { digits: read.digits * 100n + BigInt(cents), scale: 2 };
};
