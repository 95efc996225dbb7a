import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { GridCellRef, RefusalView } from '../grid-props.ts';
import type { ResolvedCell } from '../model/resolve-cell.ts';
import { classNames } from './class-names.ts';
import { Editor } from './editor/Editor.tsx';
import { RefusalBox } from './editor/RefusalBox.tsx';
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
}

/** Where a cell lies; null when there is none or its row is not on show. */
const spotOf = (table: GridTable, cell: GridCellRef | null) => {
  const rowIndex = table.shape.rowIndex.get(cell?.rowId ?? '');
  const place = table.columns[table.shape.columnIndex.get(cell?.columnId ?? '') ?? -1];
  return rowIndex === undefined || place === undefined ? null : { rowIndex, place };
};

/** Brings the active cell, or a growing range's corner, into view when it moves, not when rows move around it. */
const useReveal = ({ table, scroller }: Pick<OverlayProps, 'table' | 'scroller'>) => {
  const focus = useGridState((state) => state.selection.focus);
  // The corner that grows; on a single cell it is the focus itself.
  const head = useGridState(({ selection }) => selection.ranges.at(-1)?.head ?? null);
  const isEditing = useGridState((state) => state.session !== null);
  const seen = useRef({ focus, head, isEditing });
  useLayoutEffect(() => {
    const { current: before } = seen;
    const isFocusMoved = before.focus !== focus || (isEditing && !before.isEditing);
    const isMoved = isFocusMoved || before.head !== head;
    seen.current = { focus, head, isEditing };
    const spot = spotOf(table, isFocusMoved ? focus : head);
    if (isMoved && scroller && spot) revealCell(scroller, { ...spot, pinnedWidth: table.pinnedWidth });
  });
};

/** Lies over the active cell and moves with it; one element for good, so the keyboard and the input method never lose it. */
export function Overlay({ table, input, scroller, cellAt, renderRefusal }: OverlayProps) {
  const focus = useGridState((state) => state.selection.focus);
  const spot = spotOf(table, focus);
  useReveal({ table, scroller });
  const { rowIndex, place } = spot ?? { rowIndex: 0, place: undefined };
  const start = place?.start ?? 0;
  const inline = place?.isPinned ? { insetInlineStart: start } : { marginInlineStart: start };
  return (
    <div
      className={classNames(styles['lane'], place?.isPinned && styles['pinnedLane'])}
      style={{ top: headerHeight + rowIndex * rowHeight }}
    >
      <div className={styles['spot']} style={{ ...inline, width: place?.width ?? 0 }}>
        <Editor input={input} target={focus ? cellAt(focus) : null} />
        <RefusalBox input={input} renderRefusal={renderRefusal} />
      </div>
    </div>
  );
}
