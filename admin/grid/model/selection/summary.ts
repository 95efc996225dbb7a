import { formatCell } from '../../cells/registry.ts';
import { currentCell } from '../places/current-cell.ts';
import type { GridCore } from '../editing/editing.ts';
import { countCells, selectedCells, type Bounds } from './ranges.ts';
import type { ResolvedCell } from '../places/resolve-cell.ts';

/** What is reckoned of a selection: its size, and its sum where all its numbers are of one sort. */
export interface Summary {
  readonly cellCount: number;
  /** Formatted as the cells are; null where there is nothing to add up, or too much to do so on every key. */
  readonly sum: string | null;
  readonly average: string | null;
}

/** Cells that are added up; of a larger selection only the size is told. */
const cellsMax = 20_000;

const isNumeric = ({ kind, value }: ResolvedCell): boolean =>
  kind.align === 'end' && typeof value === 'number';

const isOneSort = (cells: readonly ResolvedCell[]): boolean =>
  cells.every(
    ({ kind, context }) => kind === cells[0]?.kind && context.currency === cells[0]?.context.currency,
  );

/** The size, sum and average of what is selected; null for a single cell. */
export const summaryOf = (core: GridCore, all: readonly Bounds[]): Summary | null => {
  const size = countCells(all);
  if (size < 2) return null;
  if (size > cellsMax) return { cellCount: size, sum: null, average: null };
  const cells = [...selectedCells(core.ports.shape(), core.store.get().selection)];
  const resolved = cells.flatMap((cell) => currentCell(core, cell) ?? []);
  // A heading's sums are of the rows under it: they do not count twice.
  const numeric = resolved.filter((cell) => !cell.row.isGroup && isNumeric(cell));
  const [first] = numeric;
  const isPartly = resolved.some(({ row }) => row.isLoading);
  if (!first || isPartly || !isOneSort(numeric)) return { cellCount: size, sum: null, average: null };
  const total = numeric.reduce((sum, { value }) => sum + Number(value), 0);
  const shown = (value: number) => formatCell(first.kind, value, first.context);
  return {
    cellCount: size,
    // Shares of different wholes have an average, but no sum.
    sum: first.kind.look === 'bar' ? null : shown(total),
    average: shown(Math.round(total / numeric.length)),
  };
};
