import type { GridOption } from '../../grid-props.ts';

const folded = (text: string) => text.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ');

const namesOf = (option: GridOption): readonly string[] =>
  [option.label, ...(option.aliases ?? []), option.value].map(folded);

/** The option that a text names in full: label first, then other names, then the stored value. */
export const findOption = (options: readonly GridOption[], text: string): GridOption | null => {
  const wanted = folded(text);
  const byLabel = options.find((option) => folded(option.label) === wanted);
  return byLabel ?? options.find((option) => namesOf(option).includes(wanted)) ?? null;
};

/** What fits a filter, in the given order: names that begin with it before names that contain it. */
export const filterOptions = (options: readonly GridOption[], filter: string): readonly GridOption[] => {
  const wanted = folded(filter);
  if (wanted === '') return options;
  const begins = options.filter((option) => namesOf(option).some((name) => name.startsWith(wanted)));
  const contains = options.filter(
    (option) => !begins.includes(option) && namesOf(option).some((name) => name.includes(wanted)),
  );
  return [...begins, ...contains];
};
