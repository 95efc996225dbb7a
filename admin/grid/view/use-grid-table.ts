import { useMemo, useState, type CSSProperties } from 'react';
import type { GridColumn, GridProps, GridRow } from '../grid-props.ts';
import { placeKeeper, type PlacedRow } from '../model/places/place-rows.ts';
import { shapeKeeper, type GridShape } from '../model/places/shape.ts';

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
  /** Rows may stand under others; else the sheet is a plain grid to assistive technology. */
  readonly isTree: boolean;
  readonly shape: GridShape;
  readonly totalWidth: number;
  readonly pinnedWidth: number;
  readonly resize: (columnId: string, width: number) => void;
  /** The host has the width now: what is dragged no longer stands over it. */
  readonly settleWidth: (columnId: string) => void;
}

/** Widths that are being dragged, or that no host keeps. */
type Dragged = Readonly<Record<string, number>>;

const widthOf = ({ id, width, minWidth = widthMinDefault }: GridColumn, dragged: Dragged): number =>
  Math.max(dragged[id] ?? width, minWidth);

const staysInView = ({ pinned }: GridColumn): boolean => pinned === 'start';

/** The columns on show, those that stay in view first. */
const shownColumns = (
  columns: readonly GridColumn[],
  hiddenIds: ReadonlySet<string> | undefined,
): readonly GridColumn[] => {
  const shown = columns.filter(({ id }) => hiddenIds?.has(id) !== true);
  return [...shown.filter(staysInView), ...shown.filter((column) => !staysInView(column))];
};

const placed = (shown: readonly GridColumn[], dragged: Dragged): readonly PlacedColumn[] => {
  let start = 0;
  return shown.map((column, index) => {
    const width = widthOf(column, dragged);
    const next = shown[index + 1];
    const stays = staysInView(column);
    const place = {
      column,
      index,
      width,
      start,
      isPinned: stays,
      isLastPinned: stays && !(next && staysInView(next)),
      style: stays ? { width, '--start': `${start}px` } : { width },
    };
    start += width;
    return place;
  });
};

/** By the columns first: they do not change as rows come and go. */
const isTreeOf = (columns: readonly GridColumn[], rows: readonly GridRow[]): boolean =>
  columns.some(({ child }) => child !== undefined) ||
  rows.some(({ isGroup, children = [] }) => isGroup === true || children.length > 0);

type TableProps = Pick<GridProps, 'columns' | 'rows' | 'hiddenColumnIds' | 'expandedIds'>;

/** Which columns are on show, where and how wide, and the rows with their places. */
export const useGridTable = ({ columns, rows, hiddenColumnIds, expandedIds }: TableProps): GridTable => {
  const [dragged, setDragged] = useState<Dragged>({});
  const places = useMemo(
    () => placed(shownColumns(columns, hiddenColumnIds), dragged),
    [columns, hiddenColumnIds, dragged],
  );
  const isTree = useMemo(() => isTreeOf(columns, rows), [columns, rows]);
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
    isTree,
    shape,
    totalWidth: places.reduce((sum, { width }) => sum + width, 0),
    pinnedWidth: places.reduce((sum, { width, isPinned }) => sum + (isPinned ? width : 0), 0),
    settleWidth: (columnId) => setDragged(({ [columnId]: _, ...others }) => others),
    resize: (columnId, width) => setDragged((widths) => ({ ...widths, [columnId]: width })),
  };
};
