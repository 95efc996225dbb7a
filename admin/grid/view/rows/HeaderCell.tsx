import { useRef, type MouseEvent, type PointerEvent } from 'react';
import { cellKinds } from '../../cells/registry.ts';
import { directionOf, pressSort, sortCount } from '../../table/sorting.ts';
import { fill, type GridTexts } from '../../texts.ts';
import { classNames } from '../class-names.ts';
import { useTexts } from '../grid-context.ts';
import type { PlacedColumn } from '../use-grid-table.ts';
import { fitsWithoutMeasuring } from './fits-without-measuring.ts';
import cellStyles from './cell.module.css';
import styles from './header.module.css';

export interface HeaderHandlers {
  readonly onMenu: (columnId: string, event: MouseEvent) => void;
  readonly onResize: (columnId: string, width: number) => void;
  readonly onResized: (columnId: string, width: number) => void;
  /** Fits the column's width to its contents. */
  readonly onFit: (columnId: string) => void;
}

interface HeaderCellProps extends HeaderHandlers {
  readonly place: PlacedColumn;
  /** The column is being dragged to another position. */
  readonly isCarried: boolean;
  readonly onCarry: (columnId: string, event: PointerEvent<HTMLElement>) => void;
}

/** The edge of a header that resizes its column by pointer. */
function Resizer({
  place,
  onResize,
  onResized,
  onFit,
}: Pick<HeaderHandlers, 'onResize' | 'onResized' | 'onFit'> & { place: PlacedColumn }) {
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

function HeaderText({ place: { column, model, width } }: Pick<HeaderCellProps, 'place'>) {
  const direction = directionOf(model);
  const isWhole = fitsWithoutMeasuring(column.header, width - besidePx) && !direction;
  const look = classNames(styles['text'], !isWhole && styles['cut']);
  if (!model.getCanSort()) return <span className={look}>{column.header}</span>;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={look}
      onClick={(event) => pressSort(model, event.shiftKey)}
    >
      {column.header}
      {direction && <span className={classNames(styles['arrow'], styles[direction])} aria-hidden="true" />}
      {direction && sortCount(model) > 1 && (
        <span className={styles['order']} aria-hidden="true">
          {model.getSortIndex() + 1}
        </span>
      )}
    </button>
  );
}

/** A header's description of the sort; null when the sheet is not sorted by the column. */
const sortText = ({ column, model }: PlacedColumn, texts: GridTexts): string | null => {
  const direction = directionOf(model);
  if (!direction) return null;
  const sorted = fill(direction === 'ascending' ? texts.sortedUp : texts.sortedDown, {
    column: column.header,
  });
  const count = sortCount(model);
  return count === 1 ? sorted : fill(texts.sortPlace, { sorted, place: model.getSortIndex() + 1, count });
};

/** A column header: name, sort, menu and resizer. */
export function HeaderCell(props: HeaderCellProps) {
  const { place, isCarried, onCarry, onMenu } = props;
  const texts = useTexts();
  const { column } = place;
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
      // The title is the header's description: with several sorts, the column's rank among them.
      title={sortText(place, texts) ?? column.header}
      aria-colindex={place.index + 1}
      aria-sort={directionOf(place.model)}
      onPointerDown={(event) => onCarry(column.id, event)}
      onContextMenu={(event) => onMenu(column.id, event)}
    >
      <HeaderText place={place} />
      {/* For the pointer only: keyboard users find the column's items in the cell's menu. */}
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
