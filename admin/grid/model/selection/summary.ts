import { formatCell } from '../../cells/registry.ts';
import { currentCell } from '../places/current-cell.ts';
import type { GridCore } from '../editing/editing.ts';
import { countCells, selectedCells, type Bounds } from './ranges.ts';
import type { ResolvedCell } from '../places/resolve-cell.ts';

/** The summary of a selection: its size, and its sum when all numbers have one unit. */
export interface Summary {
  readonly cellCount: number;
  /** In the cells' format; null when there is nothing to add, or too many cells to add at every key. */
  readonly sum: string | null;
  readonly average: string | null;
}

/** Most cells that are added up; a larger selection shows its size only. */
const cellsMax = 20_000;

const isNumeric = ({ kind, value }: ResolvedCell): boolean =>
  kind.align === 'end' && typeof value === 'number';

const isOneSort = (cells: readonly ResolvedCell[]): boolean =>
  cells.every(
    ({ kind, context }) => kind === cells[0]?.kind && context.currency === cells[0]?.context.currency,
  );

/** The size, sum and average of the selection; null for a single cell. */
export const summaryOf = (core: GridCore, all: readonly Bounds[]): Summary | null => {
  const size = countCells(all);
  if (size < 2) return null;
  if (size > cellsMax) return { cellCount: size, sum: null, average: null };
  const cells = [...selectedCells(core.ports.shape(), core.store.get().selection)];
  const resolved = cells.flatMap((cell) => currentCell(core, cell) ?? []);
  // A heading's sums already contain its rows, which must not count twice.
  const numeric = resolved.filter((cell) => !cell.row.isGroup && isNumeric(cell));
  const [first] = numeric;
  const isPartly = resolved.some(({ row }) => row.isLoading);
  if (!first || isPartly || !isOneSort(numeric)) return { cellCount: size, sum: null, average: null };
  const total = numeric.reduce((sum, { value }) => sum + Number(value), 0);
  const format = (value: number) => formatCell(first.kind, value, first.context);
  return {
    cellCount: size,
    // Shares of different wholes have an average, but no sum.
    sum: first.kind.look === 'bar' ? null : format(total),
    average: format(Math.round(total / numeric.length)),
  };
};
