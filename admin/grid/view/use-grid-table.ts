import {
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useState, type CSSProperties } from 'react';
import type { GridColumn, GridProps, GridRow } from '../grid-props.ts';
import { placeKeeper, type PlacedRow } from '../model/place-rows.ts';
import { shapeKeeper, type GridShape } from '../model/shape.ts';

const features = tableFeatures({
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});

const widthMinDefault = 48;

/** A column on show, with its place. `style` keeps its identity while the place stays. */
export interface PlacedColumn {
  readonly column: GridColumn;
  readonly index: number;
  readonly width: number;
  /** From the sheet's start edge, pinned columns first. */
  readonly start: number;
  readonly isPinned: boolean;
  readonly isLastPinned: boolean;
  readonly style: CSSProperties;
}

export interface GridTable {
  readonly columns: readonly PlacedColumn[];
  readonly rows: readonly PlacedRow[];
  readonly shape: GridShape;
  readonly totalWidth: number;
  readonly pinnedWidth: number;
  readonly resize: (columnId: string, width: number) => void;
  /** The host has the width now: what is dragged no longer stands over it. */
  readonly settleWidth: (columnId: string) => void;
}

/** Column ids in the order of show, with their widths. */
const readLayout = (layout: string): ReadonlyMap<string, number> =>
  new Map(
    layout.split('\n').map((line) => {
      const [width = '', id = ''] = line.split('\t');
      return [id, Number(width)] as const;
    }),
  );

const placed = (
  columns: readonly GridColumn[],
  widths: ReadonlyMap<string, number>,
): readonly PlacedColumn[] => {
  const shown = [...widths.keys()].flatMap((id) => columns.find((column) => column.id === id) ?? []);
  let start = 0;
  return shown.map((column, index) => {
    const width = widths.get(column.id) ?? widthMinDefault;
    const isPinned = column.pinned === 'start';
    const style: CSSProperties = isPinned ? { width, insetInlineStart: start } : { width };
    const isLastPinned = isPinned && shown[index + 1]?.pinned !== 'start';
    const place = { column, index, width, start, isPinned, isLastPinned, style };
    start += width;
    return place;
  });
};

const columnDefs = (columns: readonly GridColumn[]) =>
  columns.map((column) => ({
    id: column.id,
    header: column.header,
    size: column.width,
    minSize: column.minWidth ?? widthMinDefault,
    accessorFn: (row: GridRow) => row.values[column.id] ?? null,
  }));

type TableProps = Pick<GridProps, 'columns' | 'rows' | 'hiddenColumnIds' | 'expandedIds'>;

const noRows: readonly GridRow[] = [];

/** TanStack Table decides which columns are on show: order, pinning, widths, visibility. Rows are placed by ourselves. */
export const useGridTable = ({ columns, rows, hiddenColumnIds, expandedIds }: TableProps): GridTable => {
  const [columnSizing, setColumnSizing] = useState<Record<string, number>>({});
  const defs = useMemo(() => columnDefs(columns), [columns]);
  const columnPinning = useMemo(
    () => ({ start: columns.filter((column) => column.pinned === 'start').map(({ id }) => id), end: [] }),
    [columns],
  );
  const columnVisibility = useMemo(
    () => Object.fromEntries([...(hiddenColumnIds ?? [])].map((id) => [id, false])),
    [hiddenColumnIds],
  );
  const table = useTable({
    features,
    columns: defs,
    data: noRows,
    state: { columnPinning, columnVisibility, columnSizing },
    onColumnSizingChange: setColumnSizing,
  });

  const visible = [...table.getStartVisibleLeafColumns(), ...table.getCenterVisibleLeafColumns()];
  // As text it keeps still while nothing moves: places keep their identity, and so do rows and cells.
  const layout = visible.map((column) => `${column.getSize()}\t${column.id}`).join('\n');
  const places = useMemo(() => placed(columns, readLayout(layout)), [columns, layout]);
  const [place] = useState(placeKeeper);
  const placing = useMemo(() => place(rows, expandedIds), [rows, expandedIds, place]);
  const [makeShape] = useState(shapeKeeper);
  const shape = useMemo(
    () =>
      makeShape(
        placing.ids,
        places.map(({ column }) => column.id),
      ),
    [placing, places, makeShape],
  );
  return {
    columns: places,
    rows: placing.rows,
    shape,
    totalWidth: places.reduce((sum, { width }) => sum + width, 0),
    pinnedWidth: places.reduce((sum, { width, isPinned }) => sum + (isPinned ? width : 0), 0),
    settleWidth: (columnId) => setColumnSizing(({ [columnId]: _, ...others }) => others),
    resize: (columnId, width) =>
      setColumnSizing((sizes) => ({ ...sizes, [columnId]: Math.max(width, widthMinOf(columns, columnId)) })),
  };
};

const widthMinOf = (columns: readonly GridColumn[], columnId: string) =>
  columns.find(({ id }) => id === columnId)?.minWidth ?? widthMinDefault;
