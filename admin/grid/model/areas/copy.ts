import type { Block } from '../../clipboard/tsv.ts';
import { fill } from '../../texts.ts';
import { currentCell } from '../places/current-cell.ts';
import * as editing from '../editing/editing.ts';
import type { GridCore } from '../editing/editing.ts';
import { loadRows, type LoadLimit } from '../places/loaded-rows.ts';
import { countCells, selectedBounds, type Bounds } from '../selection/ranges.ts';
import { plainTextOf, textOf, type ResolvedCell } from '../places/resolve-cell.ts';
import { cellAtPoint } from '../places/shape.ts';

/** The selection in both flavours of the clipboard: as people read it, and plain for reckoning with. */
export interface Copied {
  readonly shown: Block;
  readonly plain: Block;
}

/** What went to the clipboard, and the cells that it is of, row by row. */
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

/** Ranges over the same rows or the same columns put together, what they share taken once; null for ranges that leave holes. */
const latticeOf = (all: readonly Bounds[]): Lattice | null => {
  const rows = positions(all.map(({ from, to }) => [from.row, to.row]));
  const columns = positions(all.map(({ from, to }) => [from.column, to.column]));
  return rows.length * columns.length === countCells(all) ? { rows, columns } : null;
};

/** The row that stands for a new one has nothing to copy; a block that holds it ends above it. */
const withoutNewRow = ({ ports }: GridCore, { rows, columns }: Lattice): Lattice => {
  const newRowId = ports.newRowId();
  const isNew = (row: number) => ports.shape().rowIds[row] === newRowId;
  const kept = newRowId === null ? rows : rows.filter((row) => !isNew(row));
  return { rows: kept.length === 0 ? rows : kept, columns };
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
    copied: { shown: block(textOf), plain: block(plainTextOf) },
    cells: cells.flatMap((row) => row.flatMap((cell) => cell ?? [])),
    bounds,
  };
};

const sayCopied = (core: GridCore, { rows, columns }: Lattice) =>
  editing.say(core, fill(editing.textsOf(core).copied, { count: rows.length * columns.length }));

const withoutClipboard = async (copied: Promise<unknown>): Promise<void> => {
  await copied;
  throw new Error('the browser takes no promise');
};

interface CopyLater {
  readonly take: () => Taken;
  readonly loading: Promise<boolean>;
  readonly onTaken: (taken: Taken) => void;
}

/** The event that asked for a copy is over by the time its rows are there: they go to the clipboard by a promise. */
const copyLater = async (core: GridCore, { take, loading, onTaken }: CopyLater) => {
  const loaded = async (): Promise<Taken> => {
    if (!(await loading)) throw new Error('the rows were not loaded');
    return take();
  };
  const taken = loaded();
  const copied = taken.then((one) => one.copied);
  try {
    await (core.ports.writeClipboard(copied) ?? withoutClipboard(copied));
  } catch {
    // The rows are there now: the next copy has them at once.
    if (await loading) editing.tell(core, editing.textsOf(core).copyAgain);
    return;
  }
  onTaken(await taken);
};

/**
 * What Ctrl+C takes, all of it; null, and said so, where several ranges do not line up or where it cannot be had at once:
 * rows that are not loaded are loaded first. `onTaken` is told once the clipboard has it, then or later.
 */
export const copySelection = (core: GridCore, onTaken: (taken: Taken) => void): Copied | null => {
  const all = selectedBounds(core.ports.shape(), core.store.get().selection);
  const held = latticeOf(all);
  if (!held) {
    editing.tell(core, editing.textsOf(core).rangesApart);
    return null;
  }
  if (held.rows.length === 0) return null;
  const lattice = withoutNewRow(core, held);
  const tellTaken = (taken: Taken) => {
    sayCopied(core, lattice);
    onTaken(taken);
  };
  const take = () => takenIn(core, lattice, all);
  // Before anything is made of the cells: there may be two million of them.
  const loading = loadRows(core, all, copyLimit);
  if (loading) void copyLater(core, { take, loading, onTaken: tellTaken });
  if (loading !== null) return null;
  const taken = take();
  tellTaken(taken);
  return taken.copied;
};
