import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { rowHeight } from '../geometry.ts';
import { Row } from './Row.tsx';
import type { GridTable } from '../use-grid-table.ts';
import styles from '../grid.module.css';

/** Rows above and below the screen that are kept in the document. */
const overscanRows = 6;

/** How near the last loaded row the next page is asked for. */
const endRows = 40;

interface BodyProps {
  readonly table: GridTable;
  readonly expandedIds: ReadonlySet<string>;
  readonly scroller: HTMLDivElement | null;
  readonly onEndReached: (() => void) | undefined;
}

/** The rows in view. Heights are fixed, so nothing is measured. */
export function Body({ table, expandedIds, scroller, onEndReached }: BodyProps) {
  const { rows, columns } = table;
  // oxlint-disable-next-line react/incompatible-library -- the compiler is off, so nothing memoizes what this gives
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    overscan: overscanRows,
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;

  const askedAtCount = useRef(-1);
  const isNearEnd = rows.length > 0 && lastIndex >= rows.length - endRows;
  useEffect(() => {
    if (!isNearEnd || askedAtCount.current === rows.length) return;
    askedAtCount.current = rows.length;
    onEndReached?.();
  }, [isNearEnd, rows.length, onEndReached]);

  return (
    <div role="rowgroup" className={styles['body']} style={{ height: rows.length * rowHeight }}>
      {items.map(({ index }) => {
        const placed = rows[index];
        if (!placed) return null;
        const { row, parentId } = placed;
        return (
          <Row
            key={row.id}
            row={row}
            parentId={parentId}
            index={index}
            isExpanded={row.children?.length ? expandedIds.has(row.id) : null}
            columns={columns}
          />
        );
      })}
    </div>
  );
}
