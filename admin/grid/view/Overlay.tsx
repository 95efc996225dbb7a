import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { GridCellRef, RefusalView } from '../grid-props.ts';
import type { ResolvedCell } from '../model/resolve-cell.ts';
import { pendingAt } from '../model/pending.ts';
import { isOneCell } from '../model/ranges.ts';
import { classNames } from './class-names.ts';
import { Editor } from './editor/Editor.tsx';
import { RefusalBox } from './editor/RefusalBox.tsx';
import { FillHandle } from './RangeLayer.tsx';
import { headerHeight, rowHeight } from './geometry.ts';
import { useGridState } from './grid-context.ts';
import { revealCell } from './reveal-cell.ts';
import type { GridTable } from './use-grid-table.ts';
import styles from './grid.module.css';

interface OverlayProps {
  readonly table: GridTable;
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly scroller: HTMLDivElement | null;
  readonly cellAt: (cell: { rowId: string; columnId: string }) => ResolvedCell | null;
  readonly renderRefusal: ((view: RefusalView) => ReactNode) | undefined;
  readonly onFillStart: (from: GridCellRef) => void;
}

const nowhere = { rowIndex: 0, place: { start: 0, width: 0, isPinned: false } };

/** Where a cell lies; null when there is none or its row is not on show. */
const spotOf = (table: GridTable, cell: GridCellRef | null) => {
  const rowIndex = table.shape.rowIndex.get(cell?.rowId ?? '');
  const place = table.columns[table.shape.columnIndex.get(cell?.columnId ?? '') ?? -1];
  return rowIndex === undefined || place === undefined ? null : { rowIndex, place };
};

/** Brings the active cell, or a growing range's corner, into view when it moves, not when rows move around it. */
const useReveal = ({ table, scroller }: Pick<OverlayProps, 'table' | 'scroller'>) => {
  const followed = useGridState(({ selection }) => selection.followed);
  const edited = useGridState(({ session }) => session?.cell ?? null);
  const seen = useRef({ followed, edited });
  useLayoutEffect(() => {
    const { current: before } = seen;
    const isBegun = edited !== null && before.edited === null;
    const isMoved = before.followed !== followed || isBegun;
    seen.current = { followed, edited };
    const spot = spotOf(table, isBegun ? edited : followed);
    if (isMoved && scroller && spot) revealCell(scroller, { ...spot, pinnedWidth: table.pinnedWidth });
  });
};

const useIsRefused = (): boolean =>
  useGridState(
    ({ pending, selection: { focus } }) => focus !== null && pendingAt(pending, focus)?.state === 'refused',
  );

interface LaneProps {
  readonly spot: NonNullable<ReturnType<typeof spotOf>> | null;
  readonly children: ReactNode;
}

/** The place of the active cell: moved by a transform, which costs no layout, unless something is held to it. */
function Lane({ spot, children }: LaneProps) {
  const { rowIndex, place } = spot ?? nowhere;
  const isEditing = useGridState((state) => state.session !== null);
  const isRefused = useIsRefused();
  // What opens under the cell is held to it by CSS anchors, which not every browser leads through a transform.
  const isAnchor = isEditing || isRefused;
  const { start, width, isPinned } = place;
  const top = headerHeight + rowIndex * rowHeight;
  const at = isPinned ? 0 : start;
  const look = [spot && !isEditing && 'ring', isAnchor && 'anchor', isRefused && 'refused'];
  return (
    <div
      className={classNames(styles['lane'], isPinned && styles['pinnedLane'])}
      style={isAnchor ? { top, paddingInlineStart: at } : { transform: `translate(${at}px, ${top}px)` }}
    >
      <div
        className={classNames(styles['spot'], ...look.map((name) => name && styles[name]))}
        style={{ width, insetInlineStart: start - at }}
      >
        {children}
      </div>
    </div>
  );
}

/** The active row's tint. */
function Band({ rowIndex }: { rowIndex: number }) {
  return (
    <div
      className={styles['band']}
      style={{ transform: `translateY(${headerHeight + rowIndex * rowHeight}px)` }}
    />
  );
}

/** Lies over the active cell and moves with it; one element for good, so the keyboard and the input method never lose it. */
export function Overlay(props: OverlayProps) {
  const { table, input, scroller, cellAt, renderRefusal, onFillStart } = props;
  const focus = useGridState((state) => state.selection.focus);
  const isAlone = useGridState((state) => state.session === null && isOneCell(state.selection));
  const spot = spotOf(table, focus);
  useReveal({ table, scroller });
  return (
    <>
      {spot && <Band rowIndex={spot.rowIndex} />}
      <Lane spot={spot}>
        <Editor input={input} target={focus && cellAt(focus)} />
        {focus && spot && isAlone && <FillHandle cell={focus} onFillStart={onFillStart} />}
        <RefusalBox input={input} renderRefusal={renderRefusal} />
      </Lane>
    </>
  );
}
