import { useRef } from 'react';
import type { PlacedColumn } from '../use-grid-table.ts';
import { HeaderCell, type HeaderHandlers } from './HeaderCell.tsx';
import { useCarriedColumn } from './use-carried-column.ts';
import styles from './header.module.css';

interface HeaderRowProps extends HeaderHandlers {
  readonly columns: readonly PlacedColumn[];
  /** A column was dropped before another one, or at the end (null). Undefined: columns cannot be moved. */
  readonly onMove: ((columnId: string, before: string | null) => void) | undefined;
}

/** The column headers: a press sorts, a drag moves. */
export function HeaderRow({ columns, onMove, ...handlers }: HeaderRowProps) {
  const row = useRef<HTMLDivElement>(null);
  const { carried, onCarry, onClickCapture } = useCarriedColumn({ row, columns, onMove });
  return (
    <div role="rowgroup" className={styles['head']}>
      <div
        ref={row}
        role="row"
        className={styles['row']}
        aria-rowindex={1}
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- it only keeps the click that ends a drag from sorting
        onClickCapture={onClickCapture}
      >
        {columns.map((place) => (
          <HeaderCell
            key={place.column.id}
            {...handlers}
            place={place}
            isCarried={carried?.columnId === place.column.id}
            onCarry={onCarry}
          />
        ))}
      </div>
      {carried && <div className={styles['drop']} style={{ insetInlineStart: carried.x }} />}
    </div>
  );
}
