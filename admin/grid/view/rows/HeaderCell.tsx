import { useRef, type MouseEvent, type PointerEvent } from 'react';
import type { GridSort } from '../../grid-props.ts';
import { cellKinds } from '../../cells/registry.ts';
import { directionOf } from '../../model/sorts.ts';
import { fill } from '../../texts.ts';
import { classNames } from '../class-names.ts';
import { useTexts } from '../grid-context.ts';
import type { PlacedColumn } from '../use-grid-table.ts';
import { surelyFits } from './surely-fits.ts';
import cellStyles from './cell.module.css';
import styles from './header.module.css';

export interface HeaderDoors {
  readonly sorts: readonly GridSort[];
  readonly onSort: (columnId: string, isAdding: boolean) => void;
  readonly onMenu: (columnId: string, event: MouseEvent) => void;
  readonly onResize: (columnId: string, width: number) => void;
  readonly onResized: (columnId: string, width: number) => void;
  /** Makes the column as wide as what it shows. */
  readonly onFit: (columnId: string) => void;
}

interface HeaderCellProps extends HeaderDoors {
  readonly place: PlacedColumn;
  /** It is being carried to another place. */
  readonly isCarried: boolean;
  readonly onCarry: (columnId: string, event: PointerEvent<HTMLElement>) => void;
}

/** The edge of a header that widens its column under the pointer. */
function Resizer({
  place,
  onResize,
  onResized,
  onFit,
}: Pick<HeaderDoors, 'onResize' | 'onResized' | 'onFit'> & { place: PlacedColumn }) {
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const widthAt = (event: PointerEvent) =>
    (drag.current?.width ?? 0) + event.clientX - (drag.current?.x ?? 0);
  return (
    <div
      className={styles['resizer']}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.stopPropagation();
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
      onDoubleClick={(event) => {
        event.stopPropagation();
        onFit(place.column.id);
      }}
    />
  );
}

/** A header's paddings and line, px. */
const besidePx = 17;

function HeaderText({
  place: { column, width },
  sorts,
  onSort,
}: Pick<HeaderCellProps, 'place' | 'sorts' | 'onSort'>) {
  const isWhole = surelyFits(column.header, width - besidePx) && !directionOf(sorts, column.id);
  const look = classNames(styles['text'], !isWhole && styles['cut']);
  if (!column.sortable) return <span className={look}>{column.header}</span>;
  const direction = directionOf(sorts, column.id);
  const order = sorts.findIndex((sort) => sort.columnId === column.id) + 1;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={look}
      onClick={(event) => onSort(column.id, event.shiftKey)}
    >
      {column.header}
      {direction && <span className={classNames(styles['arrow'], styles[direction])} aria-hidden="true" />}
      {direction && sorts.length > 1 && (
        <span className={styles['order']} aria-hidden="true">
          {order}
        </span>
      )}
    </button>
  );
}

/** One column's name, what it is sorted by, its menu and its edge. */
export function HeaderCell(props: HeaderCellProps) {
  const { place, sorts, isCarried, onCarry, onMenu } = props;
  const texts = useTexts();
  const { column } = place;
  const direction = directionOf(sorts, column.id);
  const isFirst = sorts[0]?.columnId === column.id;
  return (
    <div
      role="columnheader"
      className={classNames(
        styles['header'],
        cellStyles[column.align ?? cellKinds[column.kind].align],
        place.isPinned && styles['pinned'],
        place.isLastPinned && styles['lastPinned'],
        isCarried && styles['carried'],
      )}
      style={place.style}
      title={
        direction
          ? fill(direction === 'ascending' ? texts.sortedUp : texts.sortedDown, { column: column.header })
          : column.header
      }
      aria-colindex={place.index + 1}
      // Only the first says it: assistive technology takes one order of a table.
      aria-sort={isFirst ? direction : undefined}
      onPointerDown={(event) => onCarry(column.id, event)}
      onContextMenu={(event) => onMenu(column.id, event)}
    >
      <HeaderText place={place} sorts={sorts} onSort={props.onSort} />
      {/* For the pointer only: keys open the cell's menu, which has the column's in it. */}
      <span
        className={styles['more']}
        aria-hidden="true"
        title={fill(texts.menuOfColumn, { column: column.header })}
        onPointerDown={(event) => event.stopPropagation()}
        onPointerUp={(event) => onMenu(column.id, event)}
      />
      <Resizer place={place} onResize={props.onResize} onResized={props.onResized} onFit={props.onFit} />
    </div>
  );
}
