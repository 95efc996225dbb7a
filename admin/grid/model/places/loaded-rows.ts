import { groupDigits } from '../../cells/number.ts';
import { fill, type GridTexts } from '../../texts.ts';
import { tell, textsOf, type GridCore } from '../editing/editing.ts';
import { selectedBounds, type Bounds } from '../selection/ranges.ts';
import type { CellRange } from '../selection/selection.ts';
import { cellAtPoint, type GridShape } from './shape.ts';

/** How often, and how long after one another, it is looked whether rows that came are on show. */
const looksMax = 400;
const lookMs = 25;

/** How many rows one gesture loads at most, and what it says instead of going on. */
export interface LoadLimit {
  /** Rows between the first and the last that are not loaded: beyond it, it is no work of a moment. */
  readonly rowsMax: number;
  readonly tooMany: keyof GridTexts;
  readonly notLoaded: keyof GridTexts;
}

const writeLimit: LoadLimit = { rowsMax: 5_000, tooMany: 'writeTooMany', notLoaded: 'writeNotLoaded' };

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The first and the last of the rows in some areas that are not loaded; null where all are. */
const unloadedIn = ({ ports }: GridCore, areas: readonly Bounds[]): Span | null => {
  const { rowIds, columnIds } = ports.shape();
  const [columnId = ''] = columnIds;
  let first = rowIds.length;
  let last = -1;
  for (const { from, to } of areas)
    for (let row = Math.max(from.row, 0); row <= Math.min(to.row, rowIds.length - 1); row += 1) {
      if (!ports.cellAt({ rowId: rowIds[row] ?? '', columnId })?.row.isLoading) continue;
      first = Math.min(first, row);
      last = Math.max(last, row);
    }
  return last === -1 ? null : { from: first, to: last };
};

const rangeAt = (shape: GridShape, { from, to }: Bounds): readonly CellRange[] => {
  const anchor = cellAtPoint(shape, from);
  const head = cellAtPoint(shape, to);
  return anchor && head ? [{ anchor, head }] : [];
};

/** Some areas of several rows end at the last row of a list whose length is not known yet: they may go on below it. */
const isOpenEnded = ({ ports }: GridCore, areas: readonly Bounds[]): boolean => {
  const last = ports.shape().rowIds.length - 1;
  return !ports.isLengthKnown() && areas.some(({ from, to }) => to.row >= last && from.row < to.row);
};

/** The rows of some areas that were there stand where they stood: what comes between them is what was asked for. */
const isInPlace = ({ ports }: GridCore, before: GridShape, known: ReadonlyMap<number, string>): boolean => {
  const now = ports.shape();
  if (now.rowIds.length !== before.rowIds.length) return false;
  return [...known].every(([row, id]) => now.rowIds[row] === id);
};

/** Rows of the areas, and those next to them, that are loaded: by their places. */
const loadedIn = (
  { ports }: GridCore,
  { rowIds, columnIds }: GridShape,
  areas: readonly Bounds[],
): ReadonlyMap<number, string> => {
  const [columnId = ''] = columnIds;
  const known = new Map<number, string>();
  for (const { from, to } of areas)
    for (let row = Math.max(from.row - 1, 0); row <= Math.min(to.row + 1, rowIds.length - 1); row += 1) {
      const rowId = rowIds[row] ?? '';
      if (!ports.cellAt({ rowId, columnId })?.row.isLoading) known.set(row, rowId);
    }
  return known;
};

/**
 * Has all rows of some areas loaded. Null: they are. False, told to the person: they cannot be had, or the person goes on
 * meanwhile; then nothing may be done with a part of them.
 */
export const loadRows = (
  core: GridCore,
  areas: readonly Bounds[],
  { rowsMax, tooMany, notLoaded }: LoadLimit,
): Promise<boolean> | false | null => {
  const { store, ports } = core;
  const texts = textsOf(core);
  const stop = (text: string = texts[notLoaded]): false => {
    tell(core, text);
    return false;
  };
  if (isOpenEnded(core, areas)) return stop(texts.lengthUnknown);
  const missing = unloadedIn(core, areas);
  if (missing === null) return null;
  const count = missing.to - missing.from + 1;
  const words = (rows: number): string => groupDigits(String(rows));
  if (count > rowsMax) return stop(fill(texts[tooMany], { count: words(count), max: words(rowsMax) }));
  const gesture = core.gestureCount();
  const shape = ports.shape();
  const known = loadedIn(core, shape, areas);
  // A row that comes has another id than the one that stood for it: what was selected is known by its place.
  const selected = selectedBounds(shape, store.get().selection);
  const asked = ports.needRows(missing.from, missing.to);
  if (asked === null) return stop();
  tell(core, texts.loadingRows);
  const look = async (looks: number): Promise<boolean> => {
    const isElsewhere = core.gestureCount() !== gesture;
    const now = ports.shape();
    // Rows that moved meanwhile would take what was meant for others.
    if (isElsewhere || !isInPlace(core, shape, known) || looks > looksMax) return stop();
    if (unloadedIn(core, areas)) {
      await new Promise<void>((resolve) => ports.after(lookMs, resolve));
      return look(looks + 1);
    }
    store.dispatch({ type: 'hush' });
    store.dispatch({ type: 'select', ranges: selected.flatMap((bounds) => rangeAt(now, bounds)) });
    return true;
  };
  return asked.then(
    () => look(1),
    () => stop(),
  );
};

const writeLater = async (loading: Promise<boolean>, write: () => void): Promise<void> => {
  if (await loading) write();
};

/** Writes over some areas once all of their rows are there; where they do not come nothing is written, and that is told. */
export const onLoadedRows = (core: GridCore, areas: readonly Bounds[], write: () => void): void => {
  const loading = loadRows(core, areas, writeLimit);
  if (loading === null) write();
  else if (loading) void writeLater(loading, write);
};
