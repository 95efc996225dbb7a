import type { JobListQuery } from '#contract/sheet/job-list';
import type { Locale } from '#domain/texts/text';
import type { GridSort } from '../grid/index.ts';
import { fieldOf } from '#domain/fields/fields';
import { writeSort } from '#contract/sheet/sort';
import { isSortable } from '../fields/job-columns.ts';

/** What the bar above the sheet filters by; empty text means no filter. */
export interface Filters {
  readonly flow: string;
  readonly stage: string;
  readonly owner: string;
  /** A member of staff with a role in the job: in charge, holding its stage, named in a field or an appointment. */
  readonly person: string;
  readonly due: '' | 'overdue' | 'soon';
  readonly view: JobListQuery['view'];
  /** Finished jobs whose customer was contacted afterwards, or was not yet. */
  readonly contact: '' | 'open' | 'contacted';
  readonly q: string;
  /** Conditions on columns, in the form of the list's query. */
  readonly where: string;
}

export const noFilters: Filters = {
  flow: '',
  stage: '',
  owner: '',
  person: '',
  due: '',
  view: 'open',
  contact: '',
  q: '',
  where: '',
};

export const hasFilters = (filters: Filters): boolean =>
  Object.entries(filters).some(
    ([name, value]) => value !== noFilters[name === 'view' ? 'view' : 'q'] && value !== '',
  );

/** The sort parameter of the list. The default is newest first, so that no row moves while it is edited. */
const sortText = (sorts: readonly GridSort[]): string => {
  const terms = sorts.flatMap(({ columnId, direction }) =>
    isSortable(columnId) ? [{ name: columnId, isDescending: direction === 'descending' }] : [],
  );
  return terms.length === 0 ? '-number' : writeSort(terms);
};

/** Whether a column is sorted by letters, whose order depends on the script. */
const isText = (columnId: string): boolean => fieldOf(columnId)?.sort?.by === 'text';

/** Traditional Chinese sorts by strokes; other languages by pinyin, which is the server's default. */
const namesText = (sorts: readonly GridSort[], locale: Locale): Record<string, string> =>
  locale === 'zh-Hant' && sorts.some(({ columnId }) => isText(columnId)) ? { names: 'strokes' } : {};

/** The list's query parameters for filters and sorts, with the reader's collation. */
export const listQuery = (
  filters: Filters,
  sorts: readonly GridSort[],
  locale: Locale,
): Record<string, string> => {
  const chosen = Object.entries(filters).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(chosen), sort: sortText(sorts), ...namesText(sorts, locale) };
};
