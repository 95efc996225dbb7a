import { locales } from '#domain/texts/text';
import type { Sheet } from '../file/sheet.ts';
import { headerRowsMax, tableIn, type Table } from './table.ts';
import type { Target } from './target.ts';

/** The target of each column of a file; null: not imported. */
export type Mapping = readonly (string | null)[];

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}\p{Cf}]+/gu, '');

const labelsOf = ({ label }: Target): readonly string[] => locales.map((locale) => label[locale]);

/** The targets by all their names; labels take precedence over aliases. */
const byNames = (targets: readonly Target[]): ReadonlyMap<string, Target> => {
  const byName = new Map<string, Target>();
  const add = (name: string, target: Target) => {
    if (folded(name) !== '' && !byName.has(folded(name))) byName.set(folded(name), target);
  };
  for (const target of targets) for (const name of labelsOf(target)) add(name, target);
  for (const target of targets) for (const name of [...target.aliases, target.id]) add(name, target);
  return byName;
};

/**
 * Whether a header may be mapped to a target. Many lists number their rows, so a numeric column counts as our
 * job number only if most of its cells have our form, or some do and the header is ours.
 */
const isLikely = (target: Target, { headers, rows }: Table, column: number): boolean => {
  const { form } = target;
  if (form === undefined) return true;
  const filled = rows.map(({ cells }) => (cells[column] ?? '').normalize('NFKC').trim()).filter(Boolean);
  const formed = filled.filter((cell) => form.test(cell)).length;
  const isOurs = labelsOf(target).includes((headers[column] ?? '').trim());
  return isOurs ? formed > 0 || filled.length === 0 : formed * 2 > filled.length;
};

/** Maps each header that names a target, in any language; of two such columns the first is mapped. */
export const guessMapping = (table: Table, targets: readonly Target[]): Mapping => {
  const byName = byNames(targets);
  const taken = new Set<string>();
  return table.headers.map((header, column) => {
    const target = byName.get(folded(header));
    if (target === undefined || target.isDerived || taken.has(target.id)) return null;
    if (!isLikely(target, table, column)) return null;
    taken.add(target.id);
    return target.id;
  });
};

/** A title row matches at most one name. */
const namesMin = 2;

/** The index of the header row: the first row, unless it names no target and one of the next rows names several. */
export const guessHeader = (sheet: Sheet | undefined, targets: readonly Target[]): number => {
  const byName = byNames(targets);
  const named = (sheet?.rows ?? [])
    .slice(0, headerRowsMax)
    .map((_, at) => tableIn(sheet, at).headers.filter((header) => byName.has(folded(header))).length);
  if (named[0] !== 0) return 0;
  return Math.max(
    named.findIndex((count) => count >= namesMin),
    0,
  );
};
