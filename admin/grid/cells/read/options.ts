import { bareText } from './bare-text.ts';
import type { GridOption } from '../../grid-props.ts';

const folded = (text: string) => bareText(text.normalize('NFKC')).toLowerCase().replaceAll(/\s+/g, ' ');

/** The names that people write for an option. */
const namesOf = (option: GridOption): readonly string[] =>
  [option.label, ...(option.aliases ?? [])].map(folded);

/**
 * The option whose full name a text is: label first, then aliases, then the stored value, which is unique.
 * `ambiguous` when several options share the name.
 */
export const findOption = (options: readonly GridOption[], text: string): GridOption | 'ambiguous' | null => {
  const wanted = folded(text);
  const byLabel = options.filter((option) => folded(option.label) === wanted);
  const named = byLabel.length > 0 ? byLabel : options.filter((option) => namesOf(option).includes(wanted));
  if (named.length > 1) return 'ambiguous';
  return named[0] ?? options.find((option) => folded(option.value) === wanted) ?? null;
};

/**
 * Options that match a filter: exact names first, then prefixes, then substrings. Stored values do not match, because
 * nobody types an `s` to find `stf_...`.
 */
export const filterOptions = (options: readonly GridOption[], filter: string): readonly GridOption[] => {
  const wanted = folded(filter);
  if (wanted === '') return options;
  const rankOf = (option: GridOption): number => {
    const names = namesOf(option);
    if (folded(option.label) === wanted) return 0;
    if (names.includes(wanted)) return 1;
    if (names.some((name) => name.startsWith(wanted))) return 2;
    return names.some((name) => name.includes(wanted)) ? 3 : 4;
  };
  const ranked = options.map((option) => ({ option, rank: rankOf(option) })).filter(({ rank }) => rank < 4);
  return ranked.toSorted((left, right) => left.rank - right.rank).map(({ option }) => option);
};
