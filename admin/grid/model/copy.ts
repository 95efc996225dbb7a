import type { Block } from '../clipboard/tsv.ts';
import { fill } from '../texts.ts';
import * as editing from './editing.ts';
import type { GridCore } from './editing.ts';
import { columnsIn, rowsIn, selectedBounds, type Bounds } from './ranges.ts';
import { plainTextOf, textOf, type ResolvedCell } from './resolve-cell.ts';
import { cellAtPoint } from './shape.ts';

/** The selection in both flavours of the clipboard: as people read it, and plain for reckoning with. */
export interface Copied {
  readonly shown: Block;
  readonly plain: Block;
}

type Cells = readonly (readonly (ResolvedCell | null)[])[];

const cellsIn = (core: GridCore, bounds: Bounds): Cells => {
  const shape = core.ports.shape();
  return Array.from({ length: rowsIn(bounds) }, (_row, row) =>
    Array.from({ length: columnsIn(bounds) }, (_column, column) => {
      const cell = cellAtPoint(shape, { row: bounds.from.row + row, column: bounds.from.column + column });
      return cell && core.ports.cellAt(cell);
    }),
  );
};

const isSameRows = (left: Bounds, right: Bounds): boolean =>
  left.from.row === right.from.row && left.to.row === right.to.row;

const isSameColumns = (left: Bounds, right: Bounds): boolean =>
  left.from.column === right.from.column && left.to.column === right.to.column;

/** Ranges over the same rows side by side, over the same columns one below the other; null for others. */
const joined = (core: GridCore, all: readonly Bounds[]): Cells | null => {
  const [first] = all;
  if (!first) return null;
  if (all.every((bounds) => isSameRows(first, bounds))) {
    const ordered = all.toSorted((a, b) => a.from.column - b.from.column).map((one) => cellsIn(core, one));
    return (ordered[0] ?? []).map((_, row) => ordered.flatMap((cells) => cells[row] ?? []));
  }
  if (!all.every((bounds) => isSameColumns(first, bounds))) return null;
  return all.toSorted((a, b) => a.from.row - b.from.row).flatMap((bounds) => cellsIn(core, bounds));
};

/** What Ctrl+C takes; null, and said so, where several ranges do not line up. */
export const copySelection = (core: GridCore): Copied | null => {
  const cells = joined(core, selectedBounds(core.ports.shape(), core.store.get().selection));
  const texts = editing.textsOf(core);
  if (!cells) {
    editing.tell(core, texts.rangesApart);
    return null;
  }
  if (cells.some((row) => row.some((cell) => cell?.row.isLoading))) {
    editing.tell(core, texts.copyNotLoaded);
    return null;
  }
  const count = cells.reduce((sum, row) => sum + row.length, 0);
  editing.say(core, fill(texts.copied, { count }));
  const block = (read: (cell: ResolvedCell) => string): Block =>
    cells.map((row) => row.map((cell) => (cell ? read(cell) : '')));
  return { shown: block(textOf), plain: block(plainTextOf) };
};
