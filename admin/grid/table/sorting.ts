import type { GridSort } from '../grid-props.ts';
import type { TableColumn } from './features.ts';

/** Columns that a sheet is sorted by at most. */
const sortsMax = 3;

const directions = { asc: 'ascending', desc: 'descending' } as const;

/** How the sheet is sorted by a column; undefined: it is not. */
export const directionOf = (column: TableColumn): GridSort['direction'] | undefined => {
  const sorted = column.getIsSorted();
  return sorted === false ? undefined : directions[sorted];
};

/** How many columns the sheet is sorted by. */
export const sortCount = ({ table }: TableColumn): number => table.atoms.sorting.get().length;

/** Sorts by a column too, after the others; a column that is among them keeps its place. The last gives way to a fourth. */
export const sortAlso = (column: TableColumn, desc: boolean): void => {
  if (column.getIsSorted()) return column.toggleSorting(desc, true);
  // The library's own limit (maxMultiSortColCount) drops the first sort, which is the one that decides.
  column.table.setSorting((sorting) => [...sorting.slice(0, sortsMax - 1), { id: column.id, desc }]);
};

/** A press on a header: ascending, descending, none; added to the others, or alone. */
export const pressSort = (column: TableColumn, isAdding: boolean): void => {
  if (isAdding && !column.getIsSorted()) return sortAlso(column, false);
  // A press on one of several sorts begins anew with that column.
  const isOneOfMany = !isAdding && sortCount(column) > 1;
  column.toggleSorting(isOneOfMany ? false : undefined, isAdding);
};
