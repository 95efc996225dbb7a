import { tell, textsOf, type GridCore } from './editing.ts';
import { selectedBounds, type Bounds } from './ranges.ts';
import type { CellRange } from './selection.ts';
import { cellAtPoint, type GridShape } from './shape.ts';

/** Rows between the first and the last that a gesture waits for: beyond it, it is no work of a moment. */
const rowsAwaitedMax = 5_000;

/** How often, and how long after one another, it is looked whether rows that came are on show. */
const looksMax = 40;
const lookMs = 25;

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

/**
 * Does a gesture on rows once all of them are there. Rows that are not loaded are asked for; where they do not come, or
 * the person goes on meanwhile, nothing is written and that is told.
 */
export const onLoadedRows = (core: GridCore, areas: readonly Bounds[], act: () => void): void => {
  const { store, ports } = core;
  const missing = unloadedIn(core, areas);
  if (missing === null) return act();
  const texts = textsOf(core);
  const gesture = core.gestureCount();
  const shape = ports.shape();
  // A row that comes has another id than the one that stood for it: what was selected is known by its place.
  const selected = selectedBounds(shape, store.get().selection);
  const asked = missing.to - missing.from < rowsAwaitedMax ? ports.needRows(missing.from, missing.to) : null;
  if (asked === null) return tell(core, texts.writeNotLoaded);
  tell(core, texts.loadingRows);
  const stop = () => tell(core, texts.writeNotLoaded);
  const look = (looks: number): void => {
    const isElsewhere = core.gestureCount() !== gesture;
    const now = ports.shape();
    if (isElsewhere || now.rowIds.length !== shape.rowIds.length || looks > looksMax) return stop();
    if (unloadedIn(core, areas)) return ports.after(lookMs, () => look(looks + 1));
    store.dispatch({ type: 'hush' });
    store.dispatch({ type: 'select', ranges: selected.flatMap((bounds) => rangeAt(now, bounds)) });
    act();
  };
  asked.then(() => look(1), stop);
};
