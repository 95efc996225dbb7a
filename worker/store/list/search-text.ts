// Han with its extensions and compatibility forms, kana, hangul: each character is a token of its own.
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\P{L}]+|\p{N}+/gu;

/** Fewest digits by which a telephone number is found from its middle. */
const phoneDigitsMin = 4;
const wordsMax = 12;

const wordsOf = (text: string): readonly string[] =>
  (text.normalize('NFKC').toLowerCase().match(word) ?? []).slice();

const apart = (characters: string): string => characters.replaceAll(/(?<=.)(?=.)/gu, ' ');

const spaced = (text: string): string =>
  wordsOf(text)
    .map((one) => (cjk.test(one) ? apart(one) : one))
    .join(' ');

// Every tail of a number: a piece from its middle is the beginning of a tail, and beginnings are what an index finds.
const tailsOf = (phone: string): string => {
  const digits = phone.replaceAll(/\D/g, '').slice(-15);
  const tails = Array.from({ length: Math.max(digits.length - phoneDigitsMin + 1, 0) }, (_, start) =>
    digits.slice(start),
  );
  return tails.join(' ');
};

/** What a job is found by, as the index takes it: Chinese characters apart, telephone numbers with their tails. */
export const searchText = (job: {
  readonly number: number;
  readonly title: string;
  readonly customer: {
    readonly name: string;
    readonly phone: string | null;
    readonly address: string | null;
  };
  /** Words of the trade's own fields. */
  readonly words?: readonly string[];
}): string =>
  [
    `j${job.number} ${job.number}`,
    spaced(job.title),
    spaced(job.customer.name),
    spaced(job.customer.address ?? ''),
    spaced((job.words ?? []).join(' ')),
    tailsOf(job.customer.phone ?? ''),
  ]
    .filter((part) => part !== '')
    .join(' ');

/** The index's query for what a person typed; null when nothing in it can be searched. */
export const searchQuery = (typed: string): string | null => {
  const plain = typed
    .trim()
    .replace(/^j-?(?=\d+$)/iu, 'j')
    .replaceAll(/(?<=\d)[\s-]+(?=\d)/g, '');
  const number = /^j\d+$/u.test(plain) ? `"${plain}"` : null;
  if (number !== null) return number;
  const terms = wordsOf(plain)
    .slice(0, wordsMax)
    .map((one) => (cjk.test(one) ? `"${apart(one)}"` : `"${one}"*`));
  return terms.length === 0 ? null : terms.join(' AND ');
};
