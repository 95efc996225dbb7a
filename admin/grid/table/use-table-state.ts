import { functionalUpdate, useTable, type ReactTable, type TableState } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { GridProps, GridRow, GridSort } from '../grid-props.ts';
import { columnDef, features } from './features.ts';
import {
  expandedIds,
  expandedState,
  gridSorts,
  pinningState,
  sortingState,
  visibilityState,
} from './host-state.ts';

export type TableProps = Pick<
  GridProps,
  | 'columns'
  | 'rows'
  | 'hiddenColumnIds'
  | 'expandedIds'
  | 'onExpandedIdsChange'
  | 'sorts'
  | 'onSort'
  | 'onColumnAsk'
>;

/** The only state that the table owns: widths during a drag, and widths that no host stores. */
type OwnState = Pick<TableState<typeof features>, 'columnSizing'>;

/** The state of the sheet's columns and rows, with its setters. */
export type GridTableState = ReactTable<typeof features, GridRow, OwnState>;

const noSorts: readonly GridSort[] = [];
const ownState = ({ columnSizing }: OwnState): OwnState => ({ columnSizing });
const rowId = ({ id }: GridRow): string => id;

type HostState = Omit<TableState<typeof features>, 'columnSizing'>;

const useHostState = ({
  columns,
  hiddenColumnIds,
  sorts = noSorts,
  expandedIds: openIds,
}: TableProps): HostState => {
  const columnOrder = useMemo(() => columns.map(({ id }) => id), [columns]);
  const columnPinning = useMemo(() => pinningState(columns), [columns]);
  const columnVisibility = useMemo(() => visibilityState(hiddenColumnIds), [hiddenColumnIds]);
  const sorting = useMemo(() => sortingState(sorts), [sorts]);
  const expanded = useMemo(() => expandedState(openIds), [openIds]);
  return { columnOrder, columnPinning, columnVisibility, sorting, expanded };
};

/**
 * Creates TanStack Table over the grid's props. The host holds the order, pins, sorts and expanded rows; the
 * table's setters become its callbacks. Rows arrive sorted, filtered and grouped, and no row model is used,
 * because it would create an object for each of 100,000 rows whenever a page arrives.
 */
export const useTableState = (props: TableProps): GridTableState => {
  const { columns, rows, onSort, onColumnAsk, onExpandedIdsChange } = props;
  const defs = useMemo(() => columns.map(columnDef), [columns]);
  const state = useHostState(props);
  return useTable(
    {
      features,
      columns: defs,
      data: rows,
      getRowId: rowId,
      state,
      manualSorting: true,
      manualExpanding: true,
      enableSorting: onSort !== undefined,
      sortDescFirst: false,
      onSortingChange: (updater) => {
        const sorting = functionalUpdate(updater, state.sorting);
        if (sorting !== state.sorting) onSort?.(gridSorts(sorting));
      },
      onExpandedChange: (updater) =>
        onExpandedIdsChange(expandedIds(functionalUpdate(updater, state.expanded))),
      onColumnVisibilityChange: (updater) => {
        const { columnVisibility: before } = state;
        for (const [id, isVisible] of Object.entries(functionalUpdate(updater, before)))
          if (!isVisible && before[id] !== false) onColumnAsk?.(id, { type: 'hide' });
      },
      onColumnPinningChange: (updater) => {
        const { start: before } = state.columnPinning;
        const { start: after } = functionalUpdate(updater, state.columnPinning);
        for (const id of after) if (!before.includes(id)) onColumnAsk?.(id, { type: 'pin', isPinned: true });
        for (const id of before) if (!after.includes(id)) onColumnAsk?.(id, { type: 'pin', isPinned: false });
      },
    },
    ownState,
  );
};
