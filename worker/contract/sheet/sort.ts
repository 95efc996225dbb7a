import { isSorted, sortedIds, type SortedId } from '#domain/fields/fields';
import type { FactKey } from '#domain/rules/fact';

/** What a list can be put in order by: fields of every job, and when a job was changed last. */
export type OwnSortName = SortedId | 'updated';

export const sortNames: readonly OwnSortName[] = ['updated', ...sortedIds];

/** A trade's own field, by the id of its column. */
export type FactSortName = `fact:${FactKey}`;

export type SortName = OwnSortName | FactSortName;

const factPattern = /^fact:[A-Za-z][\w.-]{0,79}$/;

/** Whether a name is of a trade's own field; its key is safe to stand in a statement. */
export const isFactSort = (name: string): name is FactSortName => factPattern.test(name);

const isOwnSort = (name: string): name is OwnSortName => name === 'updated' || isSorted(name);

/** Whether a list can be put in order by it. */
export const isSortName = (name: string): name is SortName => isOwnSort(name) || isFactSort(name);

/** One of the things that a list is sorted by. */
export interface SortTerm {
  readonly name: SortName;
  readonly isDescending: boolean;
}

/** Terms of one sort: those after them would rarely find a tie to break. */
export const sortTermsMax = 3;

const readTerm = (text: string): SortTerm | null => {
  const isDescending = text.startsWith('-');
  const name = text.slice(isDescending ? 1 : 0);
  return isSortName(name) ? { name, isDescending } : null;
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
