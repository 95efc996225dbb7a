import { isSorted, sortedIds, type SortedId } from '#domain/fields/fields';
import type { FactKey } from '#domain/rules/fact';

/** The sorts of a list: fields of every job, and the time of a job's last change. */
export type OwnSortName = SortedId | 'updated';

export const sortNames: readonly OwnSortName[] = ['updated', ...sortedIds];

/** A trade's own field, by the id of its column. */
export type FactSortName = `fact:${FactKey}`;

export type SortName = OwnSortName | FactSortName;

const factPattern = /^fact:[A-Za-z][\w.-]{0,79}$/;

/** Whether a name is of a trade's own field. The key's pattern allows no SQL syntax. */
export const isFactSort = (name: string): name is FactSortName => factPattern.test(name);

const isOwnSort = (name: string): name is OwnSortName => name === 'updated' || isSorted(name);

/** Whether a list can be sorted by this name. */
export const isSortName = (name: string): name is SortName => isOwnSort(name) || isFactSort(name);

/** One term of a list's sort. */
export interface SortTerm {
  readonly name: SortName;
  readonly isDescending: boolean;
}

/** Most terms of a sort. More terms would rarely find a tie to break. */
export const sortTermsMax = 3;

const readTerm = (text: string): SortTerm | null => {
  const isDescending = text.startsWith('-');
  const name = text.slice(isDescending ? 1 : 0);
  return isSortName(name) ? { name, isDescending } : null;
};

/** Parses a sort such as `stage,-nextDue`, where a minus is descending; null when it is invalid or has a name twice. */
export const readSort = (text: string): readonly SortTerm[] | null => {
  const read = text.split(',').map(readTerm);
  const terms = read.flatMap((term) => term ?? []);
  const names = new Set(terms.map(({ name }) => name));
  const isWhole = terms.length === read.length && names.size === terms.length;
  return isWhole && terms.length <= sortTermsMax ? terms : null;
};

/** The text of a sort; the inverse of `readSort`. */
export const writeSort = (terms: readonly SortTerm[]): string =>
  terms.map(({ name, isDescending }) => `${isDescending ? '-' : ''}${name}`).join(',');
