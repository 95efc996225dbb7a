import { currentCell } from '../places/current-cell.ts';
import type { GridCore } from '../editing/editing.ts';
import type { Lane } from './fill-area.ts';
import { filledValues } from './fill.ts';
import type { Bounds } from '../selection/ranges.ts';
import type { ResolvedCell } from '../places/resolve-cell.ts';
import { cellAtPoint, type GridPoint } from '../places/shape.ts';
import { writeValue, type CellWrite } from '../editing/write-cell.ts';

const targetAt = (core: GridCore, point: GridPoint): ResolvedCell | null => {
  const cell = cellAtPoint(core.ports.shape(), point);
  return cell && currentCell(core, cell);
};

/** Whether a row can be a fill source: headings and rows that are not loaded cannot. */
export const isSource = ({ row }: ResolvedCell): boolean => row.isGroup !== true && row.isLoading !== true;

/** The first row that can be a fill source; null when there is none. */
const sourceRow = (core: GridCore, rows: readonly number[], column: number): number | null =>
  rows.find((row) => {
    const cell = targetAt(core, { row, column });
    return cell !== null && isSource(cell);
  }) ?? null;

const counted = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(to - from + 1, 0) }, (_, index) => from + index);

/** Writes one cell's value to another; headings are skipped. */
const write = (core: GridCore, source: GridPoint, at: GridPoint): readonly CellWrite[] => {
  const from = targetAt(core, source);
  const target = targetAt(core, at);
  if (!from || !target || from.row.isGroup || target.row.isGroup) return [];
  return [writeValue(target, from.value, from)];
};

const downWrites = (core: GridCore, { from, to }: Bounds): readonly CellWrite[] => {
  const isOne = from.row === to.row;
  const rows = isOne ? counted(0, from.row - 1).toReversed() : counted(from.row, to.row);
  const edge = sourceRow(core, rows, from.column);
  if (edge === null) return [];
  return counted(isOne ? from.row : edge + 1, to.row).flatMap((row) =>
    counted(from.column, to.column).flatMap((column) => write(core, { row: edge, column }, { row, column })),
  );
};

const acrossWrites = (core: GridCore, { from, to }: Bounds): readonly CellWrite[] => {
  const edge = from.column === to.column ? from.column - 1 : from.column;
  if (edge < 0) return [];
  return counted(from.row, to.row).flatMap((row) =>
    counted(edge + 1, to.column).flatMap((column) => write(core, { row, column: edge }, { row, column })),
  );
};

/** Copies a range's first row or column into the rest; for a single cell, its neighbour before it. */
export const edgeWrites = (core: GridCore, bounds: Bounds, isDown: boolean): readonly CellWrite[] =>
  isDown ? downWrites(core, bounds) : acrossWrites(core, bounds);

/** Continues a lane's source over its target. */
export const laneWrites = (core: GridCore, { source, target }: Lane): readonly CellWrite[] => {
  const sources = source.flatMap((point) => targetAt(core, point) ?? []).filter(isSource);
  const targets = target.flatMap((point) => targetAt(core, point) ?? []).filter(({ row }) => !row.isGroup);
  const [first] = sources;
  if (!first) return [];
  const values = filledValues(
    sources.map(({ value }) => value),
    targets.length,
    first.kind.editor === 'date',
  );
  return targets.map((cell, index) =>
    writeValue(cell, values[index] ?? null, sources[index % sources.length] ?? first),
  );
};
