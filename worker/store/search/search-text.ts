import { foldText } from '#domain/texts/han/fold';
import { asSyllables, pinyinWords } from '#domain/texts/han/pinyin-words';
import { phoneDigits, searchDigits } from '#domain/texts/phone-digits';

// Han with extensions and compatibility forms, kana, hangul: each character is a token.
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\P{L}]+|\p{N}+/gu;

/** Latin letters, which may be pinyin. */
const isLetters = /^[a-z]+$/u;
const isDigits = /^\d+$/u;

/** Fewest digits that find a telephone number from its middle. */
const phoneDigitsMin = 4;
const wordsMax = 12;

const wordsOf = (text: string): readonly string[] => (foldText(text).match(word) ?? []).slice();

const apart = (characters: string): string => characters.replaceAll(/(?<=.)(?=.)/gu, ' ');

const spaced = (text: string): string =>
  wordsOf(text)
    .map((part) => (cjk.test(part) ? apart(part) : part))
    .join(' ');

// All suffixes of a number: an infix is a prefix of a suffix, and the index finds prefixes.
const tailsOf = (phone: string): string => {
  const digits = phoneDigits(phone).slice(-15);
  const tails = Array.from({ length: Math.max(digits.length - phoneDigitsMin + 1, 0) }, (_, start) =>
    digits.slice(start),
  );
  return tails.join(' ');
};

/**
 * The search text of a job for the index: folded, with Chinese characters separated and as pinyin, and the
 * suffixes of telephone numbers. After a change of this function `searchVersion` must be raised: cron then
 * updates all jobs.
 */
export const searchText = (job: {
  readonly number: number;
  readonly title: string;
  /** Texts of the job's own fields, its title the first. */
  readonly texts: readonly string[];
  readonly customer: {
    readonly name: string;
    readonly phone: string | null;
    readonly address: string | null;
  };
  /** Search terms of the trade's own fields. */
  readonly words?: readonly string[];
}): string =>
  [
    `j${job.number} ${job.number}`,
    ...job.texts.map(spaced),
    spaced(job.customer.name),
    spaced(job.customer.address ?? ''),
    spaced((job.words ?? []).join(' ')),
    pinyinWords(job.title),
    pinyinWords(job.customer.name, true),
    tailsOf(job.customer.phone ?? ''),
  ]
    .filter((part) => part !== '')
    .join(' ');

/** The version of the search texts that `searchText` writes. */
export const searchVersion = 1;

const anyOf = (terms: readonly string[]): string => {
  const [first = ''] = terms;
  return terms.length === 1 ? first : `(${terms.join(' OR ')})`;
};

const termOf = (item: string): string => {
  if (cjk.test(item)) return `"${apart(item)}"`;
  if (isDigits.test(item)) return anyOf(searchDigits(item).map((digits) => `"${digits}"*`));
  const sounds = isLetters.test(item) ? asSyllables(item) : [];
  return anyOf([`"${item}"*`, ...sounds.map((syllables) => `"${syllables.join(' ')}"*`)]);
};

/** Typed letters that may be pinyin of a name, without spaces; null for other texts. */
export const soundOf = ({
  text,
  asOf,
}: {
  readonly text: string;
  readonly asOf?: number | undefined;
}): string | null => {
  const letters = foldText(text).replaceAll(/\s/g, '');
  return asOf === undefined && letters.length > 1 && isLetters.test(letters) ? letters : null;
};

/** The index query for typed text; null when it has nothing searchable. */
export const searchQuery = (typed: string): string | null => {
  const plain = typed
    .normalize('NFKC')
    .trim()
    .replace(/^j-?(?=\d+$)/iu, 'j')
    .replaceAll(/(?<=\d)[\s().-]+(?=\d)/g, '');
  const number = /^j\d+$/u.test(plain) ? `"${plain}"` : null;
  if (number !== null) return number;
  const terms = wordsOf(plain).slice(0, wordsMax).map(termOf);
  return terms.length === 0 ? null : terms.join(' AND ');
};
