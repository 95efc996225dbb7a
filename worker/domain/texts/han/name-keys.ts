import { foldCharacter } from '#domain/texts/han/fold';
import { usualReading } from '#domain/texts/han/readings';

/** Longest key, in characters: names with a longer common prefix are ordered by their numbers. */
const keyMax = 100;

const part = /\d+|\p{Script=Han}|[^\d\p{Script=Han}]+/gu;

/** A numeric sort key for text comparison: the digits, prefixed by their count. */
const numberKey = (digits: string): string => {
  const bare = digits.replace(/^0+(?=\d)/u, '').slice(0, 40);
  return String.fromCodePoint(0x30 + bare.length) + bare;
};

const keyOf = (text: string, ofCharacter: (character: string, at: number) => string): string => {
  const parts = text.normalize('NFKC').toLowerCase().trim().match(part) ?? [];
  let at = 0;
  const keys = parts.map((segment) => {
    if (/^\d/u.test(segment)) return numberKey(segment);
    return /^\p{Script=Han}/u.test(segment) ? ofCharacter(segment, at++) : segment.replaceAll(/\s+/gu, ' ');
  });
  return keys.join('').slice(0, keyMax);
};

/**
 * The sort key of a text by pinyin: by sound, then tone, then character; Latin letters ignore case, numbers
 * sort by value.
 */
export const pinyinKey = (text: string, isName = false): string =>
  keyOf(text, (character, at) => {
    const reading = usualReading(character, isName && at === 0);
    return reading === null ? character : `${reading.syllable}${reading.tone}${foldCharacter(character)}`;
  });

/** The collation has a marker before the first character of each stroke count. */
const markOf = (strokes: number): string => `\uFDD0${String.fromCodePoint(0x2800 + strokes)}`;
const strokesMax = 64;
let byStrokes: Intl.Collator | null = null;
const known = new Map<string, number>();

const strokesOf = (character: string): number => {
  const strokes = known.get(character) ?? countStrokes(character);
  known.set(character, strokes);
  return strokes;
};

/** The stroke count of a character, by binary search: the runtime knows only the order. */
const countStrokes = (character: string): number => {
  byStrokes ??= new Intl.Collator('zh-u-co-stroke');
  let least = 0;
  let most = strokesMax;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (byStrokes.compare(markOf(middle), character) <= 0) least = middle;
    else most = middle - 1;
  }
  return least;
};

/** The sort key of a text by strokes: Latin letters and numbers first, then characters by strokes and radicals. */
export const strokesKey = (text: string): string =>
  keyOf(text, (character) => `~${String(strokesOf(character)).padStart(2, '0')}${character}`);
