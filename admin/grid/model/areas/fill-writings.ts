import { currentCell } from '../places/current-cell.ts';
import type { GridCore } from '../editing/editing.ts';
import type { Lane } from './fill-area.ts';
import { filledValues } from './fill.ts';
import type { Bounds } from '../selection/ranges.ts';
import type { ResolvedCell } from '../places/resolve-cell.ts';
import { cellAtPoint, type GridPoint } from '../places/shape.ts';
import { writeValue, type Writing } from '../editing/write-cell.ts';

const targetAt = (core: GridCore, point: GridPoint): ResolvedCell | null => {
  const cell = cellAtPoint(core.ports.shape(), point);
  return cell && currentCell(core, cell);
};

/** It has a value of its own to give: a heading has sums of others, a row that is not there yet has nothing. */
export const isSource = ({ row }: ResolvedCell): boolean => row.isGroup !== true && row.isLoading !== true;

/** The first row of some that can be filled from; null where there is none. */
const sourceRow = (core: GridCore, rows: readonly number[], column: number): number | null =>
  rows.find((row) => {
    const cell = targetAt(core, { row, column });
    return cell !== null && isSource(cell);
  }) ?? null;

const counted = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(to - from + 1, 0) }, (_, index) => from + index);

/** One cell's value in another; a heading between is passed over. */
const writing = (core: GridCore, source: GridPoint, at: GridPoint): readonly Writing[] => {
  const from = targetAt(core, source);
  const target = targetAt(core, at);
  if (!from || !target || from.row.isGroup || target.row.isGroup) return [];
  return [writeValue(target, from.value, from)];
};

const downWritings = (core: GridCore, { from, to }: Bounds): readonly Writing[] => {
  const isOne = from.row === to.row;
  const rows = isOne ? counted(0, from.row - 1).toReversed() : counted(from.row, to.row);
  const edge = sourceRow(core, rows, from.column);
  if (edge === null) return [];
  return counted(isOne ? from.row : edge + 1, to.row).flatMap((row) =>
    counted(from.column, to.column).flatMap((column) =>
      writing(core, { row: edge, column }, { row, column }),
    ),
  );
};

const acrossWritings = (core: GridCore, { from, to }: Bounds): readonly Writing[] => {
  const edge = from.column === to.column ? from.column - 1 : from.column;
  if (edge < 0) return [];
  return counted(from.row, to.row).flatMap((row) =>
    counted(edge + 1, to.column).flatMap((column) => writing(core, { row, column: edge }, { row, column })),
  );
};

/** A range's first row or column in the rest of it; in a range of one, its neighbour before it. */
export const edgeWritings = (core: GridCore, bounds: Bounds, isDown: boolean): readonly Writing[] =>
  isDown ? downWritings(core, bounds) : acrossWritings(core, bounds);

/** A lane's source carried on over its target. */
export const laneWritings = (core: GridCore, { source, target }: Lane): readonly Writing[] => {
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
