import type { GridEdit } from '../../grid-props.ts';
import type { Block } from '../../clipboard/tsv.ts';
import { fill } from '../../texts.ts';
import type { Copied, Taken } from './copy.ts';
import { currentCell } from '../places/current-cell.ts';
import { announce, notify, textsOf, type GridCore } from '../editing/editing.ts';
import { boundsOf, holds, isSameSize, type Bounds } from '../selection/ranges.ts';
import type { ResolvedCell } from '../places/resolve-cell.ts';
import type { CellRange } from '../selection/selection.ts';
import { cellAtPoint, pointOf, type GridShape } from '../places/shape.ts';
import { writeText, type CellWrite } from '../editing/write-cell.ts';

interface ClipRange {
  readonly range: CellRange;
  /** The former bounds: if the size changes, the range would cover other cells. */
  readonly bounds: Bounds;
}

/** The last copied or cut cells, marked until a paste, an edit or Escape. */
export interface Clip {
  readonly is: 'copy' | 'cut';
  readonly ranges: readonly ClipRange[];
  /** The cells at the time of the cut; a later change is a conflict. Empty for a copy. */
  readonly cells: readonly ResolvedCell[];
  readonly copied: Copied;
}

const clipRange = (shape: GridShape, bounds: Bounds): readonly ClipRange[] => {
  const anchor = cellAtPoint(shape, bounds.from);
  const head = cellAtPoint(shape, bounds.to);
  return anchor && head ? [{ range: { anchor, head }, bounds }] : [];
};

const nothingCopied: Copied = { visible: [], plain: [] };

/** Marks the cells on the clipboard. Cut cells keep their values until the paste. */
export const markClip = (core: GridCore, request: 'copy' | 'cut', { copied, cells, bounds }: Taken) => {
  const texts = textsOf(core);
  const isCut = request === 'cut' && cells.some(({ isReadOnly }) => !isReadOnly);
  const shape = core.ports.shape();
  const ranges = bounds.flatMap((bound) => clipRange(shape, bound));
  const clip: Clip = isCut
    ? { is: 'cut', ranges, cells, copied }
    : { is: 'copy', ranges, cells: [], copied: nothingCopied };
  core.store.dispatch({ type: 'clip', clip });
  if (isCut) announce(core, fill(texts.cutWaits, { count: cells.length }));
  else if (request === 'cut') notify(core, texts.cannotWrite);
};

/** The current bounds of the marked ranges; null when one of them changed. */
export const clipBounds = (shape: GridShape, clip: Clip | null): readonly Bounds[] | null => {
  const now = (clip?.ranges ?? []).map(({ range, bounds }) => {
    const at = boundsOf(shape, range);
    return at && isSameSize(at, bounds) ? at : null;
  });
  const whole = now.filter((bounds) => bounds !== null);
  return whole.length === 0 || whole.length < now.length ? null : whole;
};

/** Rows were inserted or removed: a mark that would cover other cells is removed, and the cut is cancelled. */
export const reconcileClip = ({ store, ports }: GridCore) => {
  const { clip } = store.get();
  if (clip && clipBounds(ports.shape(), clip) === null) store.dispatch({ type: 'clip', clip: null });
};

/** Clipboard formats differ in white space only. */
const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const isSameBlock = (left: Block, right: Block): boolean =>
  left.length === right.length &&
  left.every((row, at) => {
    const rightRow = right[at] ?? [];
    return (
      row.length === rightRow.length &&
      row.every((text, column) => tidy(text) === tidy(rightRow[column] ?? ''))
    );
  });

/** The cut cells, if a block equals what was cut; another program may have replaced the clipboard since. */
export const cutCells = ({ store }: GridCore, block: Block): readonly ResolvedCell[] => {
  const { clip } = store.get();
  if (clip?.is !== 'cut') return [];
  return isSameBlock(block, clip.copied.visible) || isSameBlock(block, clip.copied.plain) ? clip.cells : [];
};

/** A former cell with its row's current id. */
const asNow = (core: GridCore, cell: ResolvedCell): ResolvedCell => {
  const rowId = core.ports.replacementOf(cell.row.id);
  const now = rowId === null ? null : currentCell(core, { rowId, columnId: cell.column.id });
  return now ? { ...now, value: cell.value } : cell;
};

/** The edits that empty cells, except in areas that are overwritten. */
export const emptied = (
  core: GridCore,
  cells: readonly ResolvedCell[],
  areas: readonly Bounds[],
): readonly CellWrite[] => {
  const shape = core.ports.shape();
  return cells.flatMap((cell) => {
    const now = asNow(core, cell);
    const at = pointOf(shape, { rowId: now.row.id, columnId: now.column.id });
    return at && areas.some((area) => holds(area, at)) ? [] : [writeText(now, '')];
  });
};

export const editsIn = (writes: readonly CellWrite[]): readonly GridEdit[] =>
  writes.flatMap((write) => (write.is === 'edit' ? [write.edit] : []));

/** Writes that are not possible. */
export const stoppedIn = (writes: readonly CellWrite[]): number =>
  writes.filter(({ is }) => is !== 'edit' && is !== 'same').length;
