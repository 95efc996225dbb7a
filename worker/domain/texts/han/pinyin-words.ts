import { allSyllables, secondReading, usualReading, type Reading } from '#domain/texts/han/readings';

/** Characters of a run that are searchable by sound. */
const runMax = 12;
const initialsMax = 6;
/** Most letters that are split into syllables, and most splits that are tried. */
const lettersMax = 30;
const partingsMax = 6;

type Readings = readonly Reading[];

const initialsOf = (readings: Readings): readonly string[] => {
  const initials = readings.map(({ syllable }) => syllable.slice(0, 1)).join('');
  return Array.from({ length: Math.max(initials.length - 1, 0) }, (_, at) =>
    initials.slice(at, at + initialsMax),
  );
};

const syllablesOf = (readings: Readings): string => readings.map(({ syllable }) => syllable).join(' ');

/** The readings of a run: the usual one, as a family name, with second readings, and with u for ü (written v). */
const waysToRead = (characters: readonly string[], isName: boolean): readonly Readings[] => {
  const usual = characters.flatMap((character) => usualReading(character) ?? []);
  const [head = ''] = characters;
  const surname = isName ? usualReading(head, true) : null;
  const second = characters.map((character) => secondReading(character));
  return [
    usual,
    ...(surname === null || surname === usual[0] ? [] : [[surname, ...usual.slice(1)]]),
    ...(second.some((reading) => reading !== null)
      ? [characters.flatMap((character, at) => second[at] ?? usualReading(character) ?? [])]
      : []),
    ...(usual.some(({ syllable }) => syllable.includes('v'))
      ? [usual.map(({ syllable, tone }) => ({ syllable: syllable.replace('v', 'u'), tone }))]
      : []),
  ];
};

/**
 * The terms by which Latin letters find a Chinese text: its syllables in order, and its initials from each
 * character on.
 */
export const pinyinWords = (text: string, isName = false): string => {
  const terms = new Set<string>();
  for (const run of text.match(/\p{Script=Han}+/gu) ?? [])
    for (const readings of waysToRead(Array.from(run).slice(0, runMax), isName)) {
      if (readings.length === 0) continue;
      terms.add(syllablesOf(readings));
      for (const initials of initialsOf(readings)) terms.add(initials);
    }
  return [...terms].join(' ');
};

/** Whether typed letters match the sound or the initials of a Chinese text, from any of its characters on. */
export const soundsLike = (text: string, letters: string, isName = false): boolean =>
  (text.match(/\p{Script=Han}+/gu) ?? []).some((run) =>
    waysToRead(Array.from(run).slice(0, runMax), isName).some((readings) =>
      readings.some((_, at) => {
        const rest = readings.slice(at);
        const initials = rest.map(({ syllable }) => syllable.slice(0, 1)).join('');
        return (
          initials.startsWith(letters) ||
          rest
            .map(({ syllable }) => syllable)
            .join('')
            .startsWith(letters)
        );
      }),
    ),
  );

const partings = (letters: string): readonly (readonly string[])[] => {
  const all = allSyllables();
  const found: (readonly string[])[] = [];
  const isBeginning = (text: string) => [...all].some((syllable) => syllable.startsWith(text));
  const go = (at: number, parts: readonly string[]): void => {
    if (found.length >= partingsMax) return;
    const rest = letters.slice(at);
    if (rest.length <= 6 && parts.length > 0 && isBeginning(rest)) found.push([...parts, rest]);
    for (let size = Math.min(6, rest.length - 1); size > 0; size -= 1)
      if (all.has(rest.slice(0, size))) go(at + size, [...parts, rest.slice(0, size)]);
  };
  go(0, []);
  return found;
};

/**
 * Splits typed letters into syllables, of which the last may be incomplete: `zhangguor` as zhang, guo, r.
 * Returns a limited number of splits.
 */
export const asSyllables = (letters: string): readonly (readonly string[])[] =>
  /^[a-z]{3,}$/u.test(letters) && letters.length <= lettersMax ? partings(letters) : [];
