import type { JobListQuery } from '#contract/job-requests';
import type { GridSort } from '../grid/index.ts';
import { isSortable, sortByColumn } from './job-columns.ts';

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

/** The list's query for filters and sort; without a sort the newest jobs come first, so that no row jumps while it is edited. */
export const listQuery = (filters: Filters, sort: GridSort | null): Record<string, string> => {
  const chosen = Object.entries(filters).filter(([, value]) => value !== '');
  const order: Record<string, string> =
    sort && isSortable(sort.columnId)
      ? { sort: sortByColumn[sort.columnId], direction: sort.direction === 'ascending' ? 'asc' : 'desc' }
      : { sort: 'number', direction: 'desc' };
  return { ...Object.fromEntries(chosen), ...order };
};
