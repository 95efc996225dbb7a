import type { GridSort } from '../grid-props.ts';
import type { TableColumn } from './features.ts';

/** Most columns that a sheet can be sorted by. */
const sortsMax = 3;

const directions = { asc: 'ascending', desc: 'descending' } as const;

/** The sort direction of a column; undefined when the sheet is not sorted by it. */
export const directionOf = (column: TableColumn): GridSort['direction'] | undefined => {
  const sorted = column.getIsSorted();
  return sorted === false ? undefined : directions[sorted];
};

/** Number of columns that the sheet is sorted by. */
export const sortCount = ({ table }: TableColumn): number => table.atoms.sorting.get().length;

/** Adds a sort after the others; an already sorted column keeps its place. A fourth sort replaces the third. */
export const sortAlso = (column: TableColumn, desc: boolean): void => {
  if (column.getIsSorted()) return column.toggleSorting(desc, true);
  // The library's own limit (maxMultiSortColCount) would drop the first sort, which has priority.
  column.table.setSorting((sorting) => [...sorting.slice(0, sortsMax - 1), { id: column.id, desc }]);
};

/** A press on a header cycles ascending, descending, none; with `isAdding` the other sorts stay. */
export const pressSort = (column: TableColumn, isAdding: boolean): void => {
  if (isAdding && !column.getIsSorted()) return sortAlso(column, false);
  // A press on one of several sorts starts anew with that column alone.
  const isOneOfMany = !isAdding && sortCount(column) > 1;
  column.toggleSorting(isOneOfMany ? false : undefined, isAdding);
};
