import { useRef, type PointerEvent } from 'react';
import type { GridColumn, GridSort } from '../../grid-props.ts';
import { cellKinds } from '../../cells/registry.ts';
import { fill } from '../../texts.ts';
import { classNames } from '../class-names.ts';
import { useTexts } from '../grid-context.ts';
import type { PlacedColumn } from '../use-grid-table.ts';
import cellStyles from './cell.module.css';
import styles from './header.module.css';

interface HeaderRowProps {
  readonly columns: readonly PlacedColumn[];
  readonly sort: GridSort | null;
  readonly onSort: (columnId: string) => void;
  readonly onResize: (columnId: string, width: number) => void;
  readonly onResized: (columnId: string, width: number) => void;
}

/** The edge of a header that widens its column under the pointer. */
function Resizer({
  place,
  onResize,
  onResized,
}: Pick<HeaderRowProps, 'onResize' | 'onResized'> & { place: PlacedColumn }) {
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const widthAt = (event: PointerEvent) =>
    (drag.current?.width ?? 0) + event.clientX - (drag.current?.x ?? 0);
  return (
    <div
      className={styles['resizer']}
      aria-hidden="true"
      onPointerDown={(event) => {
        drag.current = { x: event.clientX, width: place.width };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (drag.current) onResize(place.column.id, widthAt(event));
      }}
      onPointerUp={(event) => {
        if (drag.current) onResized(place.column.id, widthAt(event));
        drag.current = null;
      }}
    />
  );
}

function HeaderText({
  column,
  direction,
  onSort,
}: {
  column: GridColumn;
  direction: GridSort['direction'] | undefined;
  onSort: () => void;
}) {
  if (!column.sortable) return <span className={styles['text']}>{column.header}</span>;
  return (
    <button type="button" tabIndex={-1} className={styles['text']} onClick={onSort}>
      {column.header}
      {direction && <span className={classNames(styles['arrow'], styles[direction])} aria-hidden="true" />}
    </button>
  );
}

/** The names of the columns; a click on a sortable one asks the host for another order. */
export function HeaderRow({ columns, sort, onSort, onResize, onResized }: HeaderRowProps) {
  const texts = useTexts();
  return (
    <div role="rowgroup" className={styles['head']}>
      <div role="row" className={styles['row']} aria-rowindex={1}>
        {columns.map((place) => {
          const { column } = place;
          const direction = sort?.columnId === column.id ? sort.direction : undefined;
          return (
            <div
              key={column.id}
              role="columnheader"
              className={classNames(
                styles['header'],
                cellStyles[column.align ?? cellKinds[column.kind].align],
                place.isPinned && styles['pinned'],
                place.isLastPinned && styles['lastPinned'],
              )}
              style={place.style}
              title={
                direction &&
                fill(direction === 'ascending' ? texts.sortedUp : texts.sortedDown, { column: column.header })
              }
              aria-colindex={place.index + 1}
              aria-sort={direction}
            >
              <HeaderText column={column} direction={direction} onSort={() => onSort(column.id)} />
              <Resizer place={place} onResize={onResize} onResized={onResized} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
