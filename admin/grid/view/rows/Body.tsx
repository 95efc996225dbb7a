import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect } from 'react';
import { rowHeight } from '../geometry.ts';
import { Row } from './Row.tsx';
import type { GridTable } from '../use-grid-table.ts';
import styles from '../grid.module.css';

/** Rows above and below the screen that are kept in the document. */
const overscanRows = 6;

interface BodyProps {
  readonly table: GridTable;
  readonly expandedIds: ReadonlySet<string>;
  readonly scroller: HTMLDivElement | null;
  readonly onRowsShown: ((from: number, to: number) => void) | undefined;
}

/** The rows in view. Heights are fixed, so nothing is measured. */
export function Body({ table, expandedIds, scroller, onRowsShown }: BodyProps) {
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
  const from = rows[items[0]?.index ?? 0]?.at ?? 0;
  const to = rows[items.at(-1)?.index ?? 0]?.at ?? 0;
  useEffect(() => onRowsShown?.(from, to), [from, to, rows.length, onRowsShown]);

  return (
    <div role="rowgroup" className={styles['body']} style={{ height: rows.length * rowHeight }}>
      {items.map(({ index }) => {
        const placed = rows[index];
        if (!placed) return null;
        const { row, parentId, level } = placed;
        const isParent = row.isGroup === true || (row.children?.length ?? 0) > 0;
        return (
          <Row
            key={row.id}
            row={row}
            parentId={parentId}
            index={index}
            level={level}
            isExpanded={isParent ? expandedIds.has(row.id) : null}
            columns={columns}
          />
        );
      })}
    </div>
  );
}
