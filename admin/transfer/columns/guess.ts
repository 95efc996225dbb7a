import { locales } from '#domain/text';
import type { Target } from './target.ts';

/** Which target each column of a file goes to; null: it is not imported. */
export type Mapping = readonly (string | null)[];

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]+/gu, '');

const namesOf = ({ label, aliases, id }: Target): readonly string[] => [
  ...locales.map((locale) => label[locale]),
  ...aliases,
  id,
];

/** A target for each header that names one, in any of the languages; the first column of two takes it. */
export const guessMapping = (headers: readonly string[], targets: readonly Target[]): Mapping => {
  const byName = new Map<string, Target>();
  // A label is a surer name than an alias.
  for (const target of targets)
    for (const locale of locales)
      byName.set(folded(target.label[locale]), byName.get(folded(target.label[locale])) ?? target);
  for (const target of targets)
    for (const name of namesOf(target)) if (!byName.has(folded(name))) byName.set(folded(name), target);
  const taken = new Set<string>();
  return headers.map((header) => {
    const target = folded(header) === '' ? undefined : byName.get(folded(header));
    if (target === undefined || target.isDerived || taken.has(target.id)) return null;
    taken.add(target.id);
    return target.id;
  });
};
