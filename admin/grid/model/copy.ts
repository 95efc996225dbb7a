import type { Block } from '../clipboard/tsv.ts';
import { fill } from '../texts.ts';
import { currentCell } from './current-cell.ts';
import * as editing from './editing.ts';
import type { GridCore } from './editing.ts';
import { countCells, selectedBounds, type Bounds } from './ranges.ts';
import { plainTextOf, textOf, type ResolvedCell } from './resolve-cell.ts';
import { cellAtPoint } from './shape.ts';

/** The selection in both flavours of the clipboard: as people read it, and plain for reckoning with. */
export interface Copied {
  readonly shown: Block;
  readonly plain: Block;
}

/** Rows and columns by position, both in order. */
interface Lattice {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

const positions = (spans: readonly (readonly [from: number, to: number])[]): readonly number[] => {
  const held = new Set<number>();
  for (const [from, to] of spans) for (let at = from; at <= to; at += 1) held.add(at);
  return [...held].toSorted((left, right) => left - right);
};

/** Ranges over the same rows or the same columns put together, what they share taken once; null for ranges that leave holes. */
const latticeOf = (all: readonly Bounds[]): Lattice | null => {
  const rows = positions(all.map(({ from, to }) => [from.row, to.row]));
  const columns = positions(all.map(({ from, to }) => [from.column, to.column]));
  return rows.length * columns.length === countCells(all) ? { rows, columns } : null;
};

const targetAt = (core: GridCore, row: number, column: number): ResolvedCell | null => {
  const cell = cellAtPoint(core.ports.shape(), { row, column });
  return cell && currentCell(core, cell);
};

/** Before anything is made of the cells: there may be two million of them. */
const isLoaded = (core: GridCore, { rows, columns: [column = 0] }: Lattice): boolean =>
  rows.every((row) => targetAt(core, row, column)?.row.isLoading !== true);

/** What Ctrl+C takes; null, and said so, where several ranges do not line up. */
export const copySelection = (core: GridCore): Copied | null => {
  const lattice = latticeOf(selectedBounds(core.ports.shape(), core.store.get().selection));
  const texts = editing.textsOf(core);
  if (!lattice) {
    editing.tell(core, texts.rangesApart);
    return null;
  }
  const { rows, columns } = lattice;
  if (rows.length === 0) return null;
  if (!isLoaded(core, lattice)) {
    editing.tell(core, texts.copyNotLoaded);
    return null;
  }
  editing.say(core, fill(texts.copied, { count: rows.length * columns.length }));
  const cells = rows.map((row) => columns.map((column) => targetAt(core, row, column)));
  const block = (read: (cell: ResolvedCell) => string): Block =>
    cells.map((row) => row.map((cell) => (cell ? read(cell) : '')));
  return { shown: block(textOf), plain: block(plainTextOf) };
};
