import type { GridSort } from '../../grid-props.ts';

/** Columns that a sheet is sorted by at most. */
const sortsMax = 3;

export const directionOf = (
  sorts: readonly GridSort[],
  columnId: string,
): GridSort['direction'] | undefined => sorts.find((sort) => sort.columnId === columnId)?.direction;

/** Which of the sorts a column's is, from 1; 0 where it is none. */
export const placeOf = (sorts: readonly GridSort[], columnId: string): number =>
  sorts.findIndex((sort) => sort.columnId === columnId) + 1;

/** The sorts with one more after them; a column that is among them keeps its place. The last gives way to a fourth. */
export const sortsWith = (sorts: readonly GridSort[], added: GridSort): readonly GridSort[] => {
  if (directionOf(sorts, added.columnId))
    return sorts.map((sort) => (sort.columnId === added.columnId ? added : sort));
  return [...sorts.slice(0, sortsMax - 1), added];
};

/** What a press on a header asks for: ascending, descending, none; added to the others, or alone. */
export const nextSorts = (
  sorts: readonly GridSort[],
  columnId: string,
  isAdding: boolean,
): readonly GridSort[] => {
  const present = isAdding || sorts.length === 1 ? directionOf(sorts, columnId) : undefined;
  const others = isAdding ? sorts : [];
  if (present === 'descending') return others.filter((sort) => sort.columnId !== columnId);
  return sortsWith(others, { columnId, direction: present ? 'descending' : 'ascending' });
};
