import type { Block } from '../../clipboard/tsv.ts';
import { fill } from '../../texts.ts';
import { currentCell } from '../places/current-cell.ts';
import * as editing from '../editing/editing.ts';
import type { GridCore } from '../editing/editing.ts';
import { loadRows, type LoadLimit } from '../places/loaded-rows.ts';
import { countCells, selectedBounds, type Bounds } from '../selection/ranges.ts';
import { plainTextOf, textOf, type ResolvedCell } from '../places/resolve-cell.ts';
import { cellAtPoint } from '../places/shape.ts';

/** The selection in both clipboard formats: formatted and plain. */
export interface Copied {
  readonly visible: Block;
  readonly plain: Block;
}

/** The clipboard's texts and their cells, row by row. */
export interface Taken {
  readonly copied: Copied;
  readonly cells: readonly ResolvedCell[];
  readonly bounds: readonly Bounds[];
}

const copyLimit: LoadLimit = { rowsMax: 20_000, tooMany: 'copyTooMany', notLoaded: 'copyNotLoaded' };

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

/** Merges ranges over the same rows or columns and takes shared cells once; null for ranges that leave holes. */
const latticeOf = (all: readonly Bounds[]): Lattice | null => {
  const rows = positions(all.map(({ from, to }) => [from.row, to.row]));
  const columns = positions(all.map(({ from, to }) => [from.column, to.column]));
  return rows.length * columns.length === countCells(all) ? { rows, columns } : null;
};

/** The blank row has nothing to copy, so a block ends above it. */
const withoutNewRow = ({ ports }: GridCore, { rows, columns }: Lattice): Lattice => {
  const newRowId = ports.newRowId();
  const isNew = (row: number) => ports.shape().rowIds[row] === newRowId;
  const retained = newRowId === null ? rows : rows.filter((row) => !isNew(row));
  return { rows: retained.length === 0 ? rows : retained, columns };
};

const targetAt = (core: GridCore, row: number, column: number): ResolvedCell | null => {
  const cell = cellAtPoint(core.ports.shape(), { row, column });
  return cell && currentCell(core, cell);
};

const takenIn = (core: GridCore, { rows, columns }: Lattice, bounds: readonly Bounds[]): Taken => {
  const cells = rows.map((row) => columns.map((column) => targetAt(core, row, column)));
  const block = (read: (cell: ResolvedCell) => string): Block =>
    cells.map((row) => row.map((cell) => (cell ? read(cell) : '')));
  return {
    copied: { visible: block(textOf), plain: block(plainTextOf) },
    cells: cells.flatMap((row) => row.flatMap((cell) => cell ?? [])),
    bounds,
  };
};

const announceCopied = (core: GridCore, { rows, columns }: Lattice) =>
  editing.announce(core, fill(editing.textsOf(core).copied, { count: rows.length * columns.length }));

const withoutClipboard = async (copied: Promise<unknown>): Promise<void> => {
  await copied;
  throw new Error('the browser takes no promise');
};

interface CopyLater {
  readonly take: () => Taken;
  readonly loading: Promise<boolean>;
  readonly onTaken: (taken: Taken) => void;
}

/** The copy event ends before its rows are loaded, so the clipboard gets a promise. */
const copyLater = async (core: GridCore, { take, loading, onTaken }: CopyLater) => {
  const loaded = async (): Promise<Taken> => {
    if (!(await loading)) throw new Error('the rows were not loaded');
    return take();
  };
  const taken = loaded();
  const copied = taken.then((result) => result.copied);
  try {
    await (core.ports.writeClipboard(copied) ?? withoutClipboard(copied));
  } catch {
    // The rows are loaded now, so the next copy succeeds at once.
    if (await loading) editing.notify(core, editing.textsOf(core).copyAgain);
    return;
  }
  onTaken(await taken);
};

/**
 * The cells that Ctrl+C copies; null, with a message, when the ranges do not align or rows must be loaded first.
 * `onTaken` runs when the clipboard has the data, now or later.
 */
export const copySelection = (core: GridCore, onTaken: (taken: Taken) => void): Copied | null => {
  const all = selectedBounds(core.ports.shape(), core.store.get().selection);
  const held = latticeOf(all);
  if (!held) {
    editing.notify(core, editing.textsOf(core).rangesApart);
    return null;
  }
  if (held.rows.length === 0) return null;
  const lattice = withoutNewRow(core, held);
  const notifyTaken = (taken: Taken) => {
    announceCopied(core, lattice);
    onTaken(taken);
  };
  const take = () => takenIn(core, lattice, all);
  // Limits are checked before cells are collected, because there may be two million.
  const loading = loadRows(core, all, copyLimit);
  if (loading) void copyLater(core, { take, loading, onTaken: notifyTaken });
  if (loading !== null) return null;
  const taken = take();
  notifyTaken(taken);
  return taken.copied;
};
