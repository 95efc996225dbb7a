import type { GridCellRef, GridFlash, GridMark } from '../../grid-props.ts';
import { classNames } from '../class-names.ts';
import { headerHeight, rowHeight } from '../pointer/geometry.ts';
import { useGridState } from '../grid-context.ts';
import type { GridTable } from '../use-grid-table.ts';
import styles from './marks.module.css';
import type { ReactNode } from 'react';

interface MarkLayerProps {
  readonly table: GridTable;
  readonly marks: readonly GridMark[] | undefined;
  readonly flashes: readonly GridFlash[] | undefined;
}

interface SpotProps {
  readonly table: GridTable;
  readonly cell: GridCellRef;
  readonly children: ReactNode;
}

/** A positioned box over one cell that moves with it; nothing when the cell is not visible. */
function Spot({ table, cell, children }: SpotProps) {
  const row = table.shape.rowIndex.get(cell.rowId);
  const place = table.columns[table.shape.columnIndex.get(cell.columnId) ?? -1];
  if (row === undefined || !place) return null;
  const { start, width, isPinned } = place;
  return (
    <div
      className={classNames(styles['lane'], isPinned && styles['pinned'])}
      style={{ top: headerHeight + row * rowHeight }}
    >
      <div
        className={classNames(styles['spot'], isPinned && styles['stays'], row === 0 && styles['first'])}
        style={{ width, height: rowHeight - 1, [isPinned ? 'insetInlineStart' : 'marginInlineStart']: start }}
      >
        {children}
      </div>
    </div>
  );
}

/** Draws other people's cells and recent changes in a layer, so that no cell renders for them. */
export function MarkLayer({ table, marks, flashes }: MarkLayerProps) {
  const refusedAt = useGridState((state) => state.refusedAt);
  return (
    <>
      {refusedAt && (
        <Spot table={table} cell={refusedAt}>
          <div className={styles['refused']} />
        </Spot>
      )}
      {flashes?.map((flash) => (
        <Spot key={flash.id} table={table} cell={flash}>
          <div className={styles['flash']} />
        </Spot>
      ))}
      {marks?.map((mark) => (
        <Spot key={mark.id} table={table} cell={mark}>
          <div role="note" aria-label={mark.name} className={styles['mark']} style={{ '--hue': mark.hue }}>
            <span aria-hidden="true" className={styles['name']}>
              {mark.name}
            </span>
          </div>
        </Spot>
      ))}
    </>
  );
}
