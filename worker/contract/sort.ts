/** What a list can be put in order by. */
export const sortNames = [
  'updated',
  'number',
  'nextDue',
  'keyDate',
  'outstanding',
  'title',
  'customer',
  'stage',
  'contractTotal',
  'paid',
  'progress',
  'missing',
] as const;

export type SortName = (typeof sortNames)[number];

/** One of the things that a list is sorted by. */
export interface SortTerm {
  readonly name: SortName;
  readonly isDescending: boolean;
}

/** Terms of one sort: those after them would rarely find a tie to break. */
export const sortTermsMax = 3;

const readTerm = (text: string): SortTerm | null => {
  const isDescending = text.startsWith('-');
  const name = sortNames.find((one) => one === text.slice(isDescending ? 1 : 0));
  return name === undefined ? null : { name, isDescending };
};

/** Reads a sort such as `stage,-nextDue`, where a minus is descending; null where it is none, or names a thing twice. */
export const readSort = (text: string): readonly SortTerm[] | null => {
  const read = text.split(',').map(readTerm);
  const terms = read.flatMap((term) => term ?? []);
  const names = new Set(terms.map(({ name }) => name));
  const isWhole = terms.length === read.length && names.size === terms.length;
  return isWhole && terms.length <= sortTermsMax ? terms : null;
};

/** Writes a sort so that `readSort` reads the same. */
export const writeSort = (terms: readonly SortTerm[]): string =>
  terms.map(({ name, isDescending }) => `${isDescending ? '-' : ''}${name}`).join(',');
