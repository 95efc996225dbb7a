import type { GridCellRef, GridEdit } from '../grid-props.ts';
import { widthOf, type Block } from '../clipboard/tsv.ts';
import { currentCell } from './current-cell.ts';
import type { GridCore } from './editing.ts';
import { columnsIn, rowsIn, selectedBounds, selectedCells, type Bounds } from './ranges.ts';
import type { CellRange } from './selection.ts';
import type { ResolvedCell } from './resolve-cell.ts';
import { cellAtPoint, type GridPoint } from './shape.ts';
import { writeText } from './write-cell.ts';

/** A cell that cannot take what was pasted on it. */
export interface BadCell extends GridCellRef {
  readonly rowName: string;
  readonly header: string;
  readonly text: string;
  readonly message: string;
}

/** What a paste would do, before it does it. */
export interface PastePlan {
  readonly edits: readonly GridEdit[];
  readonly bad: readonly BadCell[];
  /** Cells that nobody may edit, left as they are. */
  readonly readOnlyCount: number;
  /** Rows that lie below the last row and become new ones. */
  readonly newRowCount: number;
  /** Rows that lie below the last row of a sheet that takes no new ones. */
  readonly lostRowCount: number;
  readonly columnsBeyond: number;
  /** What is selected once it is done. */
  readonly range: CellRange | null;
}

interface Spot {
  readonly cell: GridCellRef;
  readonly text: string;
  /** Which new row below the last one it is in, from 1. */
  readonly newRow?: number;
}

/** Whether the block, laid several times, fills the selection exactly. */
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

/** Where a block of more than one cell goes: over the selection where it tiles it, else from its first cell on. */
const areaOf = (bounds: Bounds, block: Block): Bounds => {
  const width = widthOf(block);
  if (tiles(bounds, block.length, width)) return bounds;
  const { from } = bounds;
  return { from, to: { row: from.row + block.length - 1, column: from.column + width - 1 } };
};

/** Cells of the rows below the last one, each read as the cell of the row that stands for a new one. */
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

/** The cell as a paste reads it: `3.5` and `-5` are days only to someone who types them; pasted, they are numbers gone astray. */
const asPasted = (target: ResolvedCell): ResolvedCell =>
  target.context.today === null ? target : { ...target, context: { ...target.context, today: null } };

const judged = (core: GridCore, spots: readonly Spot[]) => {
  const edits: GridEdit[] = [];
  const bad: BadCell[] = [];
  let readOnlyCount = 0;
  for (const { cell, text, newRow } of spots) {
    // Of new rows nothing is on its way yet: what is, is for the row that stands for one.
    const target = newRow === undefined ? currentCell(core, cell) : core.ports.cellAt(cell);
    if (!target) continue;
    const writing = writeText(asPasted(target), text);
    if (writing.is === 'edit') edits.push(newRow === undefined ? writing.edit : { ...writing.edit, newRow });
    if (writing.is === 'readOnly' && newRow === undefined) readOnlyCount += 1;
    if (writing.is === 'bad')
      bad.push({
        ...cell,
        rowName: newRow === undefined ? target.row.name : `+${newRow}`,
        header: target.column.header,
        text,
        message: writing.message,
      });
  }
  return { edits, bad, readOnlyCount };
};

const rangeOf = (core: GridCore, from: GridPoint, to: GridPoint): CellRange | null => {
  const shape = core.ports.shape();
  const anchor = cellAtPoint(shape, from);
  const head = cellAtPoint(shape, to);
  return anchor && head ? { anchor, head } : null;
};

/** Rows of one length: what a spreadsheet left out at a row's end is empty. */
const squared = (block: Block): Block => {
  const width = widthOf(block);
  return block.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
};

const nothingBeyond = { newRowCount: 0, lostRowCount: 0, columnsBeyond: 0, range: null };

const spotName = ({ cell }: Spot): string => `${cell.rowId} ${cell.columnId}`;

/** A block in each of several ranges that it fits; what they share is written once. */
const planOver = (core: GridCore, block: Block, all: readonly Bounds[]): PastePlan | 'apart' => {
  if (!all.every((bounds) => tiles(bounds, block.length, widthOf(block)))) return 'apart';
  const spots = all.flatMap((bounds) => spotsOf(core, block, bounds));
  const once = new Map(spots.map((spot) => [spotName(spot), spot]));
  return { ...judged(core, [...once.values()]), ...nothingBeyond };
};

const planFrom = (core: GridCore, block: Block, bounds: Bounds): PastePlan => {
  const shape = core.ports.shape();
  const area = areaOf(bounds, block);
  const isTiled = rowsIn(area) > block.length;
  const belowCount = isTiled ? 0 : Math.max(block.length - (shape.rowIds.length - area.from.row), 0);
  const spots = spotsOf(core, block, area);
  const takesNew = core.ports.newRowId() !== null;
  return {
    ...judged(core, belowCount > 0 ? [...spots, ...spotsBelow(core, block, area)] : spots),
    newRowCount: takesNew ? belowCount : 0,
    lostRowCount: takesNew ? 0 : belowCount,
    columnsBeyond: Math.max(area.to.column - shape.columnIds.length + 1, 0),
    range: rangeOf(core, area.from, area.to),
  };
};

/** What pasting a block on the selection would do; `apart` where several ranges do not each fit it; null where nothing is selected. */
export const planPaste = (core: GridCore, given: Block): PastePlan | 'apart' | null => {
  const shape = core.ports.shape();
  const { selection } = core.store.get();
  const all = selectedBounds(shape, selection);
  const [bounds] = all;
  if (!bounds || given.length === 0) return null;
  const block = squared(given);
  const single = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined;
  if (single !== undefined) {
    const spots = [...selectedCells(shape, selection)].map((cell) => ({ cell, text: single }));
    return { ...judged(core, spots), ...nothingBeyond };
  }
  return all.length > 1 ? planOver(core, block, all) : planFrom(core, block, bounds);
};
