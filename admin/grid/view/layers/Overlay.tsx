import { useRef, type ReactNode, type RefObject } from 'react';
import type { GridCellRef, RefusalView } from '../../grid-props.ts';
import type { GridState } from '../../model/grid-state.ts';
import type { ResolvedCell } from '../../model/places/resolve-cell.ts';
import { pendingAt } from '../../model/editing/pending.ts';
import { isOneCell } from '../../model/selection/ranges.ts';
import { classNames } from '../class-names.ts';
import { Editor } from '../editor/Editor.tsx';
import { RefusalBox } from '../editor/RefusalBox.tsx';
import { FillHandle, MoveEdges, type MoveStart } from './RangeLayer.tsx';
import { headerHeight, rowHeight } from '../pointer/geometry.ts';
import { useGridState, useShared } from '../grid-context.ts';
import { revealCell } from '../pointer/reveal-cell.ts';
import type { GridTable } from '../use-grid-table.ts';
import { useDomSync } from '../writing/use-dom-sync.ts';
import { writeStyles } from '../writing/dom-writes.ts';
import styles from '../grid.module.css';

interface OverlayProps {
  readonly table: GridTable;
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly cellAt: (cell: GridCellRef) => ResolvedCell | null;
  readonly renderRefusal: ((view: RefusalView) => ReactNode) | undefined;
  readonly onFillStart: (from: GridCellRef) => void;
  readonly onMoveStart: MoveStart;
}

const nowhere = { rowIndex: 0, place: { start: 0, width: 0, isPinned: false } };

/** The position of a cell; null when there is none or its row is not visible. */
const spotOf = (table: GridTable, cell: GridCellRef | null) => {
  if (cell === null) return null;
  const rowIndex = table.shape.rowIndex.get(cell.rowId);
  const place = table.columns[table.shape.columnIndex.get(cell.columnId) ?? -1];
  return rowIndex === undefined || place === undefined ? null : { rowIndex, place };
};

const isRefusedAt = ({ pending, selection: { focus } }: GridState): boolean =>
  focus !== null && pendingAt(pending, focus)?.state === 'refused';

/** Boxes under the cell use CSS anchors, which do not follow a transform in every browser. */
const isAnchor = (state: GridState): boolean => state.session !== null || isRefusedAt(state);

/**
 * Scrolls the active cell, or the corner of a growing range, into view when it moves, but not when rows move
 * around it.
 */
const useReveal = ({ table, scroller }: Pick<OverlayProps, 'table' | 'scroller'>) => {
  const { store } = useShared().controller;
  const followedOf = ({ selection, session }: GridState) => ({
    followed: selection.followed,
    edited: session?.cell ?? null,
  });
  const seen = useRef(followedOf(store.get()));
  return (state: GridState) => {
    const { current: before } = seen;
    const { followed, edited } = followedOf(state);
    const isBegun = edited !== null && before.edited === null;
    const isMoved = before.followed !== followed || isBegun;
    seen.current = { followed, edited };
    const spot = isMoved && spotOf(table, isBegun ? edited : followed);
    if (scroller.current && spot) revealCell(scroller.current, { ...spot, pinnedWidth: table.pinnedWidth });
  };
};

interface ActivePlaceProps {
  readonly table: GridTable;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly children: ReactNode;
}

/**
 * The active row's tint and the active cell's position. Both move by a transform, which costs no layout,
 * unless a box is anchored to the cell.
 */
function ActivePlace({ table, scroller, children }: ActivePlaceProps) {
  const band = useRef<HTMLDivElement>(null);
  const lane = useRef<HTMLDivElement>(null);
  const spot = useRef<HTMLDivElement>(null);
  const hasSpot = useGridState(({ selection: { focus } }) => spotOf(table, focus) !== null);
  const isPinned = useGridState(({ selection: { focus } }) => spotOf(table, focus)?.place.isPinned ?? false);
  const isEditing = useGridState(({ session }) => session !== null);
  const isRefused = useGridState(isRefusedAt);
  const reveal = useReveal({ table, scroller });
  useDomSync((state) => {
    // Reads the scroll position before any DOM write; afterwards it would force a layout.
    reveal(state);
    const { rowIndex, place } = spotOf(table, state.selection.focus) ?? nowhere;
    const top = headerHeight + rowIndex * rowHeight;
    const at = place.isPinned ? 0 : place.start;
    const isHeld = isAnchor(state);
    writeStyles(band.current, { transform: `translateY(${top}px)` });
    writeStyles(lane.current, {
      transform: isHeld ? '' : `translate(${at}px, ${top}px)`,
      top: isHeld ? `${top}px` : '',
      'padding-inline-start': isHeld ? `${at}px` : '',
    });
    writeStyles(spot.current, { width: `${place.width}px`, 'inset-inline-start': `${place.start - at}px` });
  });
  const look = [
    hasSpot && !isEditing && 'ring',
    (isEditing || isRefused) && 'anchor',
    isRefused && 'refused',
  ];
  return (
    <>
      <div ref={band} className={styles['band']} hidden={!hasSpot} />
      <div ref={lane} className={classNames(styles['lane'], isPinned && styles['pinnedLane'])}>
        <div ref={spot} className={classNames(styles['spot'], ...look.map((name) => name && styles[name]))}>
          {children}
        </div>
      </div>
    </>
  );
}

/**
 * An element over the active cell that moves with it. It is never replaced, so that focus and composition are
 * not lost.
 */
export function Overlay(props: OverlayProps) {
  const { table, input, scroller, cellAt, renderRefusal, onFillStart, onMoveStart } = props;
  const { store } = useShared().controller;
  const hasHandle = useGridState(
    ({ selection, session }) =>
      session === null && isOneCell(selection) && spotOf(table, selection.focus) !== null,
  );
  return (
    <ActivePlace table={table} scroller={scroller}>
      <Editor input={input} cellAt={cellAt} />
      {hasHandle && <MoveEdges onMoveStart={onMoveStart} />}
      {hasHandle && (
        <FillHandle
          onFillStart={() => {
            const { focus } = store.get().selection;
            if (focus) onFillStart(focus);
          }}
        />
      )}
      <RefusalBox input={input} cellAt={cellAt} renderRefusal={renderRefusal} />
    </ActivePlace>
  );
}
