import type { GridPoint } from '../places/shape.ts';

/** Motions from a cell. `edge*` jumps to the end of a run of filled cells, like Ctrl+arrow in a spreadsheet. */
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

export interface GridNavigation {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Whole rows that fit on the screen. */
  readonly pageRowCount: () => number;
  readonly isFilled: (point: GridPoint) => boolean;
  /** Whether a vertical jump from `from` skips this row: a heading or a child row. */
  readonly isSkipped: (point: GridPoint, from: GridPoint) => boolean;
}

const isInside = ({ rowCount, columnCount }: GridNavigation, point: GridPoint) =>
  point.row >= 0 && point.row < rowCount && point.column >= 0 && point.column < columnCount;

const stepped = (point: GridPoint, rows: number, columns: number): GridPoint => ({
  row: point.row + rows,
  column: point.column + columns,
});

/** From inside a filled run to its last cell; else to the next filled cell; else to the end of the sheet. */
const edge = (navigation: GridNavigation, from: GridPoint, rows: number, columns: number): GridPoint => {
  const isSkipped = (point: GridPoint): boolean =>
    rows !== 0 && isInside(navigation, point) && navigation.isSkipped(point, from);
  const after = (point: GridPoint): GridPoint => {
    let found = stepped(point, rows, columns);
    while (isSkipped(found)) found = stepped(found, rows, columns);
    return found;
  };
  let at = from;
  let next = after(at);
  const isInRun = navigation.isFilled(from) && isInside(navigation, next) && navigation.isFilled(next);
  while (isInside(navigation, next)) {
    if (isInRun && !navigation.isFilled(next)) return at;
    at = next;
    if (!isInRun && navigation.isFilled(at)) return at;
    next = after(at);
  }
  return at;
};

/**
 * Moves along the row and to the next row; null past the first or last cell, where the focus leaves the
 * sheet.
 */
const tabbed = (navigation: GridNavigation, from: GridPoint, step: 1 | -1): GridPoint | null => {
  const column = from.column + step;
  if (column >= 0 && column < navigation.columnCount) return { row: from.row, column };
  const wrapped = { row: from.row + step, column: step === 1 ? 0 : navigation.columnCount - 1 };
  return isInside(navigation, wrapped) ? wrapped : null;
};

const walks: Readonly<Record<Motion, (navigation: GridNavigation, from: GridPoint) => GridPoint | null>> = {
  up: (_navigation, from) => stepped(from, -1, 0),
  down: (_navigation, from) => stepped(from, 1, 0),
  left: (_navigation, from) => stepped(from, 0, -1),
  right: (_navigation, from) => stepped(from, 0, 1),
  rowStart: (_navigation, from) => ({ row: from.row, column: 0 }),
  rowEnd: (navigation, from) => ({ row: from.row, column: navigation.columnCount - 1 }),
  gridStart: () => ({ row: 0, column: 0 }),
  gridEnd: (navigation) => ({ row: navigation.rowCount - 1, column: navigation.columnCount - 1 }),
  pageUp: (navigation, from) => stepped(from, -navigation.pageRowCount(), 0),
  pageDown: (navigation, from) => stepped(from, navigation.pageRowCount(), 0),
  edgeUp: (navigation, from) => edge(navigation, from, -1, 0),
  edgeDown: (navigation, from) => edge(navigation, from, 1, 0),
  edgeLeft: (navigation, from) => edge(navigation, from, 0, -1),
  edgeRight: (navigation, from) => edge(navigation, from, 0, 1),
  tabForward: (navigation, from) => tabbed(navigation, from, 1),
  tabBack: (navigation, from) => tabbed(navigation, from, -1),
  enterDown: (_navigation, from) => stepped(from, 1, 0),
  enterUp: (_navigation, from) => stepped(from, -1, 0),
};

const held = (navigation: GridNavigation, { row, column }: GridPoint): GridPoint => ({
  row: Math.min(Math.max(row, 0), navigation.rowCount - 1),
  column: Math.min(Math.max(column, 0), navigation.columnCount - 1),
});

/** The target of a motion, clamped to the sheet; null only for a Tab that leaves it. */
export const walk = (navigation: GridNavigation, from: GridPoint, motion: Motion): GridPoint | null => {
  const to = walks[motion](navigation, from);
  return to === null ? null : held(navigation, to);
};
