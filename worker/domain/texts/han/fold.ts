import { foldTable } from '#domain/texts/han/fold-table';

let simplified: ReadonlyMap<string, string> | null = null;

/** The simplified form of each traditional or variant character. Built lazily, because most requests fold nothing. */
const simplifiedForms = (): ReadonlyMap<string, string> => {
  simplified ??= new Map(
    foldTable
      .split(/\s/u)
      .flatMap(([simple = '', ...others]) => others.map((item) => [item, simple] as const)),
  );
  return simplified;
};

/** The simplified form of one character. */
export const foldCharacter = (character: string): string => simplifiedForms().get(character) ?? character;

// oxlint-disable-next-line no-control-regex -- ASCII, which has nothing to fold
const ascii = /^[\x00-\x7f]*$/u;

/**
 * Normalizes a text for a search: traditional characters become simplified, full width becomes half width,
 * capitals become lower case.
 */
export const foldText = (text: string): string => {
  if (ascii.test(text)) return text.toLowerCase();
  const plain = text.normalize('NFKC').toLowerCase();
  const forms = simplifiedForms();
  return plain.replaceAll(/\p{Script=Han}/gu, (character) => forms.get(character) ?? character);
};

/** The other characters that fold to a given folded character. */
export const variantsOf = (folded: string): readonly string[] => {
  const code = folded.codePointAt(0) ?? 0;
  if (folded === ' ') return ['\u3000'];
  if (code > 0x20 && code < 0x7f) {
    const wide = String.fromCodePoint(code + 0xfee0);
    return [...new Set([wide, wide.toUpperCase()])];
  }
  return [...simplifiedForms()].flatMap(([variant, simple]) => (simple === folded ? [variant] : []));
};
