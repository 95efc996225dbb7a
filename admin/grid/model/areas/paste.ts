import type { GridCellRef, GridEdit } from '../../grid-props.ts';
import { widthOf, type Block } from '../../clipboard/tsv.ts';
import { currentCell } from '../places/current-cell.ts';
import type { GridCore } from '../editing/editing.ts';
import { columnsIn, rowsIn, selectedBounds, selectedCells, type Bounds } from '../selection/ranges.ts';
import type { ResolvedCell } from '../places/resolve-cell.ts';
import type { CellRange } from '../selection/selection.ts';
import { cellAtPoint, type GridPoint } from '../places/shape.ts';
import { writeText, type CellWrite } from '../editing/write-cell.ts';

/** A cell for which the pasted text is invalid. */
export interface BadCell extends GridCellRef {
  readonly rowName: string;
  readonly header: string;
  readonly text: string;
  readonly message: string;
}

/** The plan of a paste. */
export interface PastePlan {
  readonly edits: readonly GridEdit[];
  readonly bad: readonly BadCell[];
  /** Invalid cells of new rows: the host gets each one, so that no new row counts as complete. */
  readonly faults: readonly GridEdit[];
  /** Read-only cells, which stay unchanged. */
  readonly readOnlyCount: number;
  /** Pasted rows below the last row, which become new rows. */
  readonly newRowCount: number;
  /** Pasted rows below the last row of a sheet without a blank row; they are dropped. */
  readonly lostRowCount: number;
  readonly columnsBeyond: number;
  /** The selection after the paste. */
  readonly range: CellRange | null;
}

interface Spot {
  readonly cell: GridCellRef;
  readonly text: string;
  /** The number of the new row below the last one, from 1. */
  readonly newRow?: number;
}

/** Whether the block tiles the selection exactly. */
const tiles = (bounds: Bounds, height: number, width: number): boolean =>
  rowsIn(bounds) % height === 0 && columnsIn(bounds) % width === 0;

const spotsOf = (core: GridCore, block: Block, area: Bounds): readonly Spot[] => {
  const shape = core.ports.shape();
  const width = block[0]?.length ?? 1;
  const lastRow = Math.min(area.to.row, shape.rowIds.length - 1);
  const lastColumn = Math.min(area.to.column, shape.columnIds.length - 1);
  const spots: Spot[] = [];
  for (let row = area.from.row; row <= lastRow; row += 1)
    for (let column = area.from.column; column <= lastColumn; column += 1) {
      const text = block[(row - area.from.row) % block.length]?.[(column - area.from.column) % width];
      const cell = cellAtPoint(shape, { row, column });
      if (cell && text !== undefined) spots.push({ cell, text });
    }
  return spots;
};

/** The target of a block: the selection when the block tiles it, else from its first cell. */
const areaOf = (bounds: Bounds, block: Block): Bounds => {
  const width = widthOf(block);
  if (tiles(bounds, block.length, width)) return bounds;
  const { from } = bounds;
  return { from, to: { row: from.row + block.length - 1, column: from.column + width - 1 } };
};

/** Cells below the last row; each is parsed as a cell of the blank row. */
const spotsBelow = (core: GridCore, block: Block, { from }: Bounds): readonly Spot[] => {
  const rowId = core.ports.newRowId();
  const { rowIds, columnIds } = core.ports.shape();
  if (rowId === null) return [];
  return block.slice(rowIds.length - from.row).flatMap((row, index) =>
    row.flatMap((text, column): readonly Spot[] => {
      const columnId = columnIds[from.column + column];
      return columnId === undefined ? [] : [{ cell: { rowId, columnId }, text, newRow: index + 1 }];
    }),
  );
};

/** The cell's context for a paste: typed `3.5` and `-5` can be days, pasted ones are misplaced numbers. */
const asPasted = (target: ResolvedCell): ResolvedCell =>
  target.context.today === null ? target : { ...target, context: { ...target.context, today: null } };

/** `number` counts the new rows: the blank row becomes the first of them. */
const badCell = (
  { row, column }: ResolvedCell,
  { edit, message }: Extract<CellWrite, { readonly is: 'bad' }>,
  number: number | null,
): BadCell => ({
  rowId: row.id,
  columnId: column.id,
  rowName: number === null ? row.name : `+${number}`,
  header: column.header,
  text: edit.text,
  message,
});

const placeOf = (newRow: number | undefined) => (newRow === undefined ? {} : { newRow });

/** A new row's number among all new rows of a paste, from 1. */
const numberOf = (newRow: number | undefined): number => (newRow ?? 0) + 1;

const checked = (core: GridCore, spots: readonly Spot[]) => {
  const edits: GridEdit[] = [];
  const issues: GridEdit[] = [];
  const bad: BadCell[] = [];
  const newRowId = core.ports.newRowId();
  const hasBelow = spots.some((spot) => spot.newRow !== undefined);
  let readOnlyCount = 0;
  for (const { cell, text, newRow } of spots) {
    // New rows have no pending values; those belong to the blank row.
    const target = newRow === undefined ? currentCell(core, cell) : core.ports.cellAt(cell);
    const write = target && writeText(asPasted(target), text);
    if (!write) continue;
    const place = placeOf(newRow);
    const isNew = cell.rowId === newRowId;
    if (write.is === 'edit') edits.push({ ...write.edit, ...place });
    if (write.is === 'readOnly' && newRow === undefined) readOnlyCount += 1;
    if (write.is !== 'bad') continue;
    bad.push(badCell(target, write, isNew && hasBelow ? numberOf(newRow) : null));
    if (isNew) issues.push({ ...write.edit, ...place, fault: write.message });
  }
  return { edits, faults: issues, bad, readOnlyCount };
};

const rangeOf = (core: GridCore, from: GridPoint, to: GridPoint): CellRange | null => {
  const shape = core.ports.shape();
  const anchor = cellAtPoint(shape, from);
  const head = cellAtPoint(shape, to);
  return anchor && head ? { anchor, head } : null;
};

/** Pads the rows to one length, because spreadsheets omit empty cells at a row's end. */
const squared = (block: Block): Block => {
  const width = widthOf(block);
  return block.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
};

/** The rows that a block would be written to; null without a selection. */
export const pasteArea = (core: GridCore, block: Block): readonly Bounds[] | null => {
  const selected = selectedBounds(core.ports.shape(), core.store.get().selection);
  const [bounds] = selected;
  if (!bounds || block.length === 0) return null;
  const isSingle = block.length === 1 && block[0]?.length === 1;
  return isSingle || selected.length > 1 ? selected : [areaOf(bounds, block)];
};

const nothingBeyond = { newRowCount: 0, lostRowCount: 0, columnsBeyond: 0, range: null };

const spotName = ({ cell }: Spot): string => `${cell.rowId} ${cell.columnId}`;

/** Pastes a block into each of several ranges; shared cells are written once. */
const planOver = (core: GridCore, block: Block, all: readonly Bounds[]): PastePlan | 'apart' => {
  if (!all.every((bounds) => tiles(bounds, block.length, widthOf(block)))) return 'apart';
  const spots = all.flatMap((bounds) => spotsOf(core, block, bounds));
  const once = new Map(spots.map((spot) => [spotName(spot), spot]));
  return { ...checked(core, [...once.values()]), ...nothingBeyond };
};

const planFrom = (core: GridCore, block: Block, bounds: Bounds): PastePlan => {
  const shape = core.ports.shape();
  const area = areaOf(bounds, block);
  const isTiled = rowsIn(area) > block.length;
  const belowCount = isTiled ? 0 : Math.max(block.length - (shape.rowIds.length - area.from.row), 0);
  const spots = spotsOf(core, block, area);
  const takesNew = core.ports.newRowId() !== null;
  return {
    ...checked(core, belowCount > 0 ? [...spots, ...spotsBelow(core, block, area)] : spots),
    // The blank row becomes a new row too, when rows below it do.
    newRowCount: takesNew && belowCount > 0 ? belowCount + 1 : 0,
    lostRowCount: takesNew ? 0 : belowCount,
    columnsBeyond: Math.max(area.to.column - shape.columnIds.length + 1, 0),
    range: rangeOf(core, area.from, area.to),
  };
};

/**
 * Plans a paste into the selection; `apart` when the block does not fit each of several ranges; null without a
 * selection.
 */
export const planPaste = (core: GridCore, pasted: Block): PastePlan | 'apart' | null => {
  const shape = core.ports.shape();
  const { selection } = core.store.get();
  const all = selectedBounds(shape, selection);
  const [bounds] = all;
  if (!bounds || pasted.length === 0) return null;
  const block = squared(pasted);
  const single = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined;
  if (single !== undefined) {
    const spots = [...selectedCells(shape, selection)].map((cell) => ({ cell, text: single }));
    return { ...checked(core, spots), ...nothingBeyond };
  }
  return all.length > 1 ? planOver(core, block, all) : planFrom(core, block, bounds);
};
