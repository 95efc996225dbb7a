import type {
  ColumnPinningState,
  ColumnVisibilityState,
  ExpandedState,
  SortingState,
} from '@tanstack/react-table';
import type { GridColumn, GridSort } from '../grid-props.ts';

// The host owns these parts of the table's state: they come as props, and setters call the host.

export const pinningState = (columns: readonly GridColumn[]): ColumnPinningState => ({
  start: columns.filter(({ pinned }) => pinned === 'start').map(({ id }) => id),
  end: [],
});

export const visibilityState = (hiddenIds: ReadonlySet<string> = new Set()): ColumnVisibilityState =>
  Object.fromEntries([...hiddenIds].map((id) => [id, false]));

export const sortingState = (sorts: readonly GridSort[]): SortingState =>
  sorts.map(({ columnId, direction }) => ({ id: columnId, desc: direction === 'descending' }));

export const gridSorts = (sorting: SortingState): readonly GridSort[] =>
  sorting.map(({ id, desc }) => ({ columnId: id, direction: desc ? 'descending' : 'ascending' }));

export const expandedState = (ids: ReadonlySet<string>): ExpandedState =>
  Object.fromEntries([...ids].map((id) => [id, true]));

/** The ids of the expanded rows. */
export const expandedIds = (expanded: ExpandedState): ReadonlySet<string> =>
  new Set(Object.entries(expanded).flatMap(([id, isExpanded]) => (isExpanded ? [id] : [])));

export const isRowExpanded = (expanded: ExpandedState, rowId: string): boolean =>
  expanded === true || expanded[rowId] === true;

export const withExpanded = (expanded: ExpandedState, rowId: string, isExpanded: boolean): ExpandedState => ({
  ...(expanded === true ? {} : expanded),
  [rowId]: isExpanded,
});
