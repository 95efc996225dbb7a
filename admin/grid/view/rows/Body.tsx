import { useEffect, useRef, type RefObject } from 'react';
import { isRowExpanded } from '../../table/host-state.ts';
import { rowHeight } from '../pointer/geometry.ts';
import { Row } from './Row.tsx';
import { useInView } from './use-in-view.ts';
import { useSelectedCells } from './use-selected-cells.ts';
import type { GridTable } from '../use-grid-table.ts';
import styles from '../grid.module.css';

interface BodyProps {
  readonly table: GridTable;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onVisibleRows: ((from: number, to: number) => void) | undefined;
}

/** The virtualized rows. */
export function Body({ table, scroller, onVisibleRows }: BodyProps) {
  const { rows } = table;
  const expanded = table.state.atoms.expanded.get();
  const body = useRef<HTMLDivElement>(null);
  const { rows: visible, columns } = useInView(table, scroller);
  useSelectedCells(body, { from: visible.from, columns });
  const from = rows[visible.from]?.at ?? 0;
  const to = rows[visible.to]?.at ?? 0;
  useEffect(() => onVisibleRows?.(from, to), [from, to, onVisibleRows]);

  return (
    <div ref={body} role="rowgroup" className={styles['body']} style={{ height: rows.length * rowHeight }}>
      {rows.slice(visible.from, visible.to + 1).map(({ row, parentId, level }, offset) => {
        const index = visible.from + offset;
        const isParent = row.isGroup === true || (row.children?.length ?? 0) > 0;
        return (
          <Row
            key={row.id}
            row={row}
            parentId={parentId}
            index={index}
            level={table.isTree ? level : undefined}
            isExpanded={isParent ? isRowExpanded(expanded, row.id) : null}
            columns={columns}
          />
        );
      })}
    </div>
  );
}
