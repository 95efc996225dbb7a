import type { GridPoint } from '../places/shape.ts';

/** Ways to walk from a cell. `edge*` jumps to the end of a run of filled cells, as Ctrl+arrow does in a spreadsheet. */
export type Motion =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'rowStart'
  | 'rowEnd'
  | 'gridStart'
  | 'gridEnd'
  | 'pageUp'
  | 'pageDown'
  | 'edgeUp'
  | 'edgeDown'
  | 'edgeLeft'
  | 'edgeRight'
  | 'tabForward'
  | 'tabBack'
  | 'enterDown'
  | 'enterUp';

export interface Terrain {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Whole rows that fit on the screen. */
  readonly pageRowCount: () => number;
  readonly isFilled: (point: GridPoint) => boolean;
  /** A jump up or down that began at `from` goes past this one: a heading, a child row. */
  readonly isPassed: (point: GridPoint, from: GridPoint) => boolean;
}

const isInside = ({ rowCount, columnCount }: Terrain, point: GridPoint) =>
  point.row >= 0 && point.row < rowCount && point.column >= 0 && point.column < columnCount;

const stepped = (point: GridPoint, rows: number, columns: number): GridPoint => ({
  row: point.row + rows,
  column: point.column + columns,
});

/** From inside a filled run to its last cell; else to the next filled cell; else to the end of the sheet. */
const edge = (terrain: Terrain, from: GridPoint, rows: number, columns: number): GridPoint => {
  const isPassed = (point: GridPoint): boolean =>
    rows !== 0 && isInside(terrain, point) && terrain.isPassed(point, from);
  const after = (point: GridPoint): GridPoint => {
    let found = stepped(point, rows, columns);
    while (isPassed(found)) found = stepped(found, rows, columns);
    return found;
  };
  let at = from;
  let next = after(at);
  const isInRun = terrain.isFilled(from) && isInside(terrain, next) && terrain.isFilled(next);
  while (isInside(terrain, next)) {
    if (isInRun && !terrain.isFilled(next)) return at;
    at = next;
    if (!isInRun && terrain.isFilled(at)) return at;
    next = after(at);
  }
  return at;
};

/** Along the row and on to the next one; null past the first or last cell, where the keyboard leaves the sheet. */
const tabbed = (terrain: Terrain, from: GridPoint, step: 1 | -1): GridPoint | null => {
  const column = from.column + step;
  if (column >= 0 && column < terrain.columnCount) return { row: from.row, column };
  const wrapped = { row: from.row + step, column: step === 1 ? 0 : terrain.columnCount - 1 };
  return isInside(terrain, wrapped) ? wrapped : null;
};

const walks: Readonly<Record<Motion, (terrain: Terrain, from: GridPoint) => GridPoint | null>> = {
  up: (_terrain, from) => stepped(from, -1, 0),
  down: (_terrain, from) => stepped(from, 1, 0),
  left: (_terrain, from) => stepped(from, 0, -1),
  right: (_terrain, from) => stepped(from, 0, 1),
  rowStart: (_terrain, from) => ({ row: from.row, column: 0 }),
  rowEnd: (terrain, from) => ({ row: from.row, column: terrain.columnCount - 1 }),
  gridStart: () => ({ row: 0, column: 0 }),
  gridEnd: (terrain) => ({ row: terrain.rowCount - 1, column: terrain.columnCount - 1 }),
  pageUp: (terrain, from) => stepped(from, -terrain.pageRowCount(), 0),
  pageDown: (terrain, from) => stepped(from, terrain.pageRowCount(), 0),
  edgeUp: (terrain, from) => edge(terrain, from, -1, 0),
  edgeDown: (terrain, from) => edge(terrain, from, 1, 0),
  edgeLeft: (terrain, from) => edge(terrain, from, 0, -1),
  edgeRight: (terrain, from) => edge(terrain, from, 0, 1),
  tabForward: (terrain, from) => tabbed(terrain, from, 1),
  tabBack: (terrain, from) => tabbed(terrain, from, -1),
  enterDown: (_terrain, from) => stepped(from, 1, 0),
  enterUp: (_terrain, from) => stepped(from, -1, 0),
};

const held = (terrain: Terrain, { row, column }: GridPoint): GridPoint => ({
  row: Math.min(Math.max(row, 0), terrain.rowCount - 1),
  column: Math.min(Math.max(column, 0), terrain.columnCount - 1),
});

/** Where a motion leads, held inside the sheet; null only for a Tab that leaves it. */
export const walk = (terrain: Terrain, from: GridPoint, motion: Motion): GridPoint | null => {
  const to = walks[motion](terrain, from);
  return to === null ? null : held(terrain, to);
};
