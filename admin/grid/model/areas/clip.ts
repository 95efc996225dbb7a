import type { GridEdit } from '../../grid-props.ts';
import type { Block } from '../../clipboard/tsv.ts';
import { fill } from '../../texts.ts';
import type { Copied, Taken } from './copy.ts';
import { currentCell } from '../places/current-cell.ts';
import { say, tell, textsOf, type GridCore } from '../editing/editing.ts';
import { boundsOf, holds, isSameSize, type Bounds } from '../selection/ranges.ts';
import type { ResolvedCell } from '../places/resolve-cell.ts';
import type { CellRange } from '../selection/selection.ts';
import { cellAtPoint, pointOf, type GridShape } from '../places/shape.ts';
import { writeText, type Writing } from '../editing/write-cell.ts';

interface ClipRange {
  readonly range: CellRange;
  /** Where it was: of another size, it would be over other cells. */
  readonly bounds: Bounds;
}

/** What was copied or cut last and has its mark, until it is pasted, something is edited, or Escape. */
export interface Clip {
  readonly is: 'copy' | 'cut';
  readonly ranges: readonly ClipRange[];
  /** The cells as they were when they were cut: a change since is a conflict, as of any edit. Of a copy none. */
  readonly cells: readonly ResolvedCell[];
  readonly copied: Copied;
}

const clipRange = (shape: GridShape, bounds: Bounds): readonly ClipRange[] => {
  const anchor = cellAtPoint(shape, bounds.from);
  const head = cellAtPoint(shape, bounds.to);
  return anchor && head ? [{ range: { anchor, head }, bounds }] : [];
};

const nothingCopied: Copied = { shown: [], plain: [] };

/** Marks what went to the clipboard. What is cut stays in its cells until it is pasted. */
export const markClip = (core: GridCore, asked: 'copy' | 'cut', { copied, cells, bounds }: Taken) => {
  const texts = textsOf(core);
  const isCut = asked === 'cut' && cells.some(({ isReadOnly }) => !isReadOnly);
  const shape = core.ports.shape();
  const ranges = bounds.flatMap((one) => clipRange(shape, one));
  const clip: Clip = isCut
    ? { is: 'cut', ranges, cells, copied }
    : { is: 'copy', ranges, cells: [], copied: nothingCopied };
  core.store.dispatch({ type: 'clip', clip });
  if (isCut) say(core, fill(texts.cutWaits, { count: cells.length }));
  else if (asked === 'cut') tell(core, texts.cannotWrite);
};

/** Where the marked ranges are now; null where one of them is not what it was. */
export const clipBounds = (shape: GridShape, clip: Clip | null): readonly Bounds[] | null => {
  const now = (clip?.ranges ?? []).map(({ range, bounds }) => {
    const at = boundsOf(shape, range);
    return at && isSameSize(at, bounds) ? at : null;
  });
  const whole = now.filter((bounds) => bounds !== null);
  return whole.length === 0 || whole.length < now.length ? null : whole;
};

/** Rows came between or went: a mark that would be over other cells is taken away, and nothing is cut any more. */
export const settleClip = ({ store, ports }: GridCore) => {
  const { clip } = store.get();
  if (clip && clipBounds(ports.shape(), clip) === null) store.dispatch({ type: 'clip', clip: null });
};

/** The clipboard's ways to write white space differ; its words do not. */
const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const isSameBlock = (left: Block, right: Block): boolean =>
  left.length === right.length &&
  left.every((row, at) => {
    const other = right[at] ?? [];
    return (
      row.length === other.length && row.every((text, column) => tidy(text) === tidy(other[column] ?? ''))
    );
  });

/** The cut cells, where a block is what was cut; another program may have put something else on the clipboard since. */
export const cutCells = ({ store }: GridCore, block: Block): readonly ResolvedCell[] => {
  const { clip } = store.get();
  if (clip?.is !== 'cut') return [];
  return isSameBlock(block, clip.copied.shown) || isSameBlock(block, clip.copied.plain) ? clip.cells : [];
};

/** A cell as it was, under the name that its row has now. */
const asNow = (core: GridCore, cell: ResolvedCell): ResolvedCell => {
  const rowId = core.ports.successorOf(cell.row.id);
  const now = rowId === null ? null : currentCell(core, { rowId, columnId: cell.column.id });
  return now ? { ...now, value: cell.value } : cell;
};

/** What emptying cells comes to, but for those in areas that something else is written into. */
export const emptied = (
  core: GridCore,
  cells: readonly ResolvedCell[],
  areas: readonly Bounds[],
): readonly Writing[] => {
  const shape = core.ports.shape();
  return cells.flatMap((cell) => {
    const now = asNow(core, cell);
    const at = pointOf(shape, { rowId: now.row.id, columnId: now.column.id });
    return at && areas.some((area) => holds(area, at)) ? [] : [writeText(now, '')];
  });
};

export const editsIn = (writings: readonly Writing[]): readonly GridEdit[] =>
  writings.flatMap((writing) => (writing.is === 'edit' ? [writing.edit] : []));

/** Writings that cannot be done. */
export const stoppedIn = (writings: readonly Writing[]): number =>
  writings.filter(({ is }) => is !== 'edit' && is !== 'same').length;
