import type { JobListQuery } from '#contract/job-list';
import type { GridSort } from '../grid/index.ts';
import { writeSort } from '#contract/sort';
import { isSortable } from './job-columns.ts';

/** What the bar above the sheet filters by; empty text means no filter. */
export interface Filters {
  readonly flow: string;
  readonly stage: string;
  readonly owner: string;
  readonly due: '' | 'overdue' | 'soon';
  readonly view: JobListQuery['view'];
  readonly q: string;
  /** Conditions on columns, as the list's query has them. */
  readonly where: string;
}

export const noFilters: Filters = { flow: '', stage: '', owner: '', due: '', view: 'open', q: '', where: '' };

export const hasFilters = (filters: Filters): boolean =>
  Object.entries(filters).some(
    ([name, value]) => value !== noFilters[name === 'view' ? 'view' : 'q'] && value !== '',
  );

/** The order of the list as its query has it; without a sort the newest jobs come first, so that no row jumps while it is edited. */
const sortText = (sorts: readonly GridSort[]): string => {
  const terms = sorts.flatMap(({ columnId, direction }) =>
    isSortable(columnId) ? [{ name: columnId, isDescending: direction === 'descending' }] : [],
  );
  return terms.length === 0 ? '-number' : writeSort(terms);
};

/** The list's query for filters and sorts. */
export const listQuery = (filters: Filters, sorts: readonly GridSort[]): Record<string, string> => {
  const chosen = Object.entries(filters).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(chosen), sort: sortText(sorts) };
};
