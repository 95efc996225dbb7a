import { groupDigits } from '../../cells/number.ts';
import { fill, type GridTexts } from '../../texts.ts';
import { notify, textsOf, type GridCore } from '../editing/editing.ts';
import { selectedBounds, type Bounds } from '../selection/ranges.ts';
import type { CellRange } from '../selection/selection.ts';
import { cellAtPoint, type GridShape } from './shape.ts';

/** Number and interval (ms) of the checks whether requested rows are in the sheet. */
const looksMax = 400;
const lookMs = 25;

/** The most rows that one operation loads, and the message beyond it. */
export interface LoadLimit {
  /** Most unloaded rows in a range: loading more takes too long. */
  readonly rowsMax: number;
  readonly tooMany: keyof GridTexts;
  readonly notLoaded: keyof GridTexts;
}

const writeLimit: LoadLimit = { rowsMax: 5_000, tooMany: 'writeTooMany', notLoaded: 'writeNotLoaded' };

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The first and last unloaded row of some areas; null when all are loaded. */
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

/** Whether areas of several rows end at the last row of a list of unknown length: they may continue below it. */
const isOpenEnded = ({ ports }: GridCore, areas: readonly Bounds[]): boolean => {
  const last = ports.shape().rowIds.length - 1;
  return !ports.isLengthKnown() && areas.some(({ from, to }) => to.row >= last && from.row < to.row);
};

/**
 * Whether the loaded rows of some areas kept their positions, so that the rows loaded between are the requested ones.
 */
const isInPlace = ({ ports }: GridCore, before: GridShape, known: ReadonlyMap<number, string>): boolean => {
  const now = ports.shape();
  if (now.rowIds.length !== before.rowIds.length) return false;
  return [...known].every(([row, id]) => now.rowIds[row] === id);
};

/** Loaded rows of the areas and next to them, by position. */
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
 * Loads all rows of some areas. Null: they are loaded already. False, with a message: loading failed or the
 * person moved on, and no cell may be changed.
 */
export const loadRows = (
  core: GridCore,
  areas: readonly Bounds[],
  { rowsMax, tooMany, notLoaded }: LoadLimit,
): Promise<boolean> | false | null => {
  const { store, ports } = core;
  const texts = textsOf(core);
  const stop = (text: string = texts[notLoaded]): false => {
    notify(core, text);
    return false;
  };
  if (isOpenEnded(core, areas)) return stop(texts.lengthUnknown);
  const missing = unloadedIn(core, areas);
  if (missing === null) return null;
  const count = missing.to - missing.from + 1;
  const words = (rows: number): string => groupDigits(String(rows));
  if (count > rowsMax) return stop(fill(texts[tooMany], { count: words(count), max: words(rowsMax) }));
  const operation = core.operationCount();
  const shape = ports.shape();
  const known = loadedIn(core, shape, areas);
  // A loaded row has another id than its placeholder, so the selection is kept by position.
  const selected = selectedBounds(shape, store.get().selection);
  const request = ports.needRows(missing.from, missing.to);
  if (request === null) return stop();
  notify(core, texts.loadingRows);
  const look = async (looks: number): Promise<boolean> => {
    const isElsewhere = core.operationCount() !== operation;
    const now = ports.shape();
    // Rows that moved meanwhile would receive values meant for others.
    if (isElsewhere || !isInPlace(core, shape, known) || looks > looksMax) return stop();
    if (unloadedIn(core, areas)) {
      await new Promise<void>((resolve) => ports.after(lookMs, resolve));
      return look(looks + 1);
    }
    store.dispatch({ type: 'silence' });
    store.dispatch({ type: 'select', ranges: selected.flatMap((bounds) => rangeAt(now, bounds)) });
    return true;
  };
  return request.then(
    () => look(1),
    () => stop(),
  );
};

const writeLater = async (loading: Promise<boolean>, write: () => void): Promise<void> => {
  if (await loading) write();
};

/** Writes to some areas after all their rows are loaded; when loading fails nothing is written, with a message. */
export const onLoadedRows = (core: GridCore, areas: readonly Bounds[], write: () => void): void => {
  const loading = loadRows(core, areas, writeLimit);
  if (loading === null) write();
  else if (loading) void writeLater(loading, write);
};
