import type { ColumnOffsetsByPosition } from '@tanstack/react-table';
import { useMemo, useState, type CSSProperties } from 'react';
import type { GridColumn, GridRow } from '../grid-props.ts';
import { memoizePlacing, type PlacedRow } from '../model/places/place-rows.ts';
import { memoizeShape, type GridShape } from '../model/places/shape.ts';
import type { TableColumn } from '../table/features.ts';
import { useTableState, type GridTableState, type TableProps } from '../table/use-table-state.ts';

/** A visible column with its place. `style` keeps its identity while the place is unchanged. */
export interface PlacedColumn {
  readonly column: GridColumn;
  /** TanStack Table's column: its sort, and the setters of its width, pin and visibility. */
  readonly model: TableColumn;
  readonly index: number;
  readonly width: number;
  /** Px from the sheet's start edge, pinned columns first. */
  readonly start: number;
  readonly isPinned: boolean;
  readonly isLastPinned: boolean;
  readonly style: CSSProperties;
}

export interface GridTable {
  /** TanStack Table's state: sorts, widths, pins, expanded rows, and their setters. */
  readonly state: GridTableState;
  readonly columns: readonly PlacedColumn[];
  readonly rows: readonly PlacedRow[];
  /** Rows may have child rows or headings; else the sheet is a plain grid to assistive technology. */
  readonly isTree: boolean;
  readonly shape: GridShape;
  readonly totalWidth: number;
  readonly pinnedWidth: number;
}

interface Regions {
  readonly pinned: readonly TableColumn[];
  readonly others: readonly TableColumn[];
  /** Px from the start of each region. */
  readonly offsets: ColumnOffsetsByPosition;
  readonly pinnedWidth: number;
}

/** The library counts offsets in each region: first the pinned columns, then the others. */
const columnPlaces = ({ pinned, others, offsets, pinnedWidth }: Regions): readonly PlacedColumn[] =>
  [...pinned, ...others].flatMap((model, index) => {
    const column = model.columnDef.meta?.gridColumn;
    if (!column) return [];
    const isPinned = index < pinned.length;
    const width = model.getSize();
    const start = isPinned
      ? (offsets.start.starts[column.id] ?? 0)
      : pinnedWidth + (offsets.center.starts[column.id] ?? 0);
    return {
      column,
      model,
      index,
      width,
      start,
      isPinned,
      isLastPinned: isPinned && model.getIsLastColumn('start'),
      style: isPinned ? { width, '--start': `${start}px` } : { width },
    };
  });

/** Checks the columns first, because they do not change with the rows. */
const isTreeOf = (columns: readonly GridColumn[], rows: readonly GridRow[]): boolean =>
  columns.some(({ child }) => child !== undefined) ||
  rows.some(({ isGroup, children = [] }) => isGroup === true || children.length > 0);

/** The visible columns with their positions and widths, and the rows with their places. */
export const useGridTable = (props: TableProps): GridTable => {
  const { columns, rows } = props;
  const state = useTableState(props);
  const pinned = state.getStartVisibleLeafColumns();
  const others = state.getCenterVisibleLeafColumns();
  // A new object when a width changes, unlike the columns themselves.
  const offsets = state.getColumnOffsets();
  const pinnedWidth = state.getStartTotalSize();
  const places = useMemo(
    () => columnPlaces({ pinned, others, offsets, pinnedWidth }),
    [pinned, others, offsets, pinnedWidth],
  );
  const isTree = useMemo(() => isTreeOf(columns, rows), [columns, rows]);
  const [place] = useState(memoizePlacing);
  const expanded = state.atoms.expanded.get();
  const placing = useMemo(() => place(rows, expanded), [rows, expanded, place]);
  const [makeShape] = useState(memoizeShape);
  const shape = useMemo(
    () =>
      makeShape(
        placing.ids,
        places.map(({ column }) => column.id),
      ),
    [placing, places, makeShape],
  );
  return {
    state,
    columns: places,
    rows: placing.rows,
    isTree,
    shape,
    totalWidth: state.getTotalSize(),
    pinnedWidth,
  };
};
