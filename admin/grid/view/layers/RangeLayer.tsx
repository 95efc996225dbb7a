import type { PointerEvent } from 'react';
import type { GridCellRef } from '../../grid-props.ts';
import { clipBounds } from '../../model/areas/clip.ts';
import { fillArea } from '../../model/areas/fill-area.ts';
import { isOneCell, type Bounds } from '../../model/selection/ranges.ts';
import { cellAtPoint, pointOf } from '../../model/places/shape.ts';
import { classNames } from '../class-names.ts';
import { headerHeight, rowHeight } from '../pointer/geometry.ts';
import { useGridState, useShared, useTexts } from '../grid-context.ts';
import type { GridTable } from '../use-grid-table.ts';
import styles from './ranges.module.css';

interface RangeLayerProps {
  readonly table: GridTable;
  readonly onFillStart: (from: GridCellRef) => void;
  readonly onMoveStart: MoveStart;
}

interface RectangleProps {
  readonly table: GridTable;
  readonly bounds: Bounds;
  readonly look: 'range' | 'fill' | 'clip';
  /** Makes the border draggable. */
  readonly onMoveStart?: MoveStart | undefined;
}

export type MoveStart = (event: PointerEvent) => void;

const edges = ['top', 'bottom', 'start', 'end'] as const;

/** The border of the selection, a few pixels inside it; dragging it moves the cells. */
export function MoveEdges({ onMoveStart }: { readonly onMoveStart: MoveStart }) {
  return edges.map((edge) => (
    <div
      key={edge}
      className={classNames(styles['edge'], styles[edge])}
      aria-hidden="true"
      onPointerDown={(event: PointerEvent) => {
        if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        event.stopPropagation();
        onMoveStart(event);
      }}
    />
  ));
}

/** A rectangle in two parts: one over the pinned columns, one that scrolls under them. */
function Rectangle({ table, bounds, look, onMoveStart }: RectangleProps) {
  const inside = table.columns.filter(
    ({ index }) => index >= bounds.from.column && index <= bounds.to.column,
  );
  const top = headerHeight + bounds.from.row * rowHeight;
  const height = (bounds.to.row - bounds.from.row + 1) * rowHeight - 1;
  const parts = [inside.filter(({ isPinned }) => isPinned), inside.filter(({ isPinned }) => !isPinned)];
  return parts.map((columns, part) => {
    const [first] = columns;
    if (!first) return null;
    const width = columns.reduce((sum, column) => sum + column.width, 0);
    const isPinned = part === 0;
    return (
      <div
        key={isPinned ? 'pinned' : 'free'}
        className={classNames(styles['lane'], isPinned && styles['pinned'])}
        style={{ top }}
      >
        <div
          className={classNames(styles[look], isPinned && styles['stays'])}
          style={
            isPinned
              ? { insetInlineStart: first.start, width, height }
              : { marginInlineStart: first.start, width, height }
          }
        >
          {onMoveStart && <MoveEdges onMoveStart={onMoveStart} />}
        </div>
      </div>
    );
  });
}

interface FillHandleProps {
  readonly onFillStart: () => void;
}

/** The small square at a range's end that is dragged to fill. */
export function FillHandle({ onFillStart }: FillHandleProps) {
  const texts = useTexts();
  return (
    <div
      className={styles['handle']}
      title={texts.fillHandle}
      aria-hidden="true"
      onPointerDown={(event: PointerEvent) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.stopPropagation();
        onFillStart();
      }}
    />
  );
}

/** The fill handle at a range's last cell. A single cell's handle belongs to the overlay of the active cell. */
function RangeHandle({
  table,
  bounds,
  onFillStart,
}: Omit<RangeLayerProps, 'onMoveStart'> & { bounds: Bounds }) {
  const last = table.columns[bounds.to.column];
  const cell = cellAtPoint(table.shape, bounds.to);
  if (!last || !cell) return null;
  const { start, width, isPinned } = last;
  const box = isPinned ? { insetInlineStart: start, width } : { marginInlineStart: start, width };
  return (
    <div
      className={classNames(styles['lane'], isPinned && styles['pinned'])}
      style={{ top: headerHeight + bounds.to.row * rowHeight }}
    >
      <div className={classNames(styles['corner'], isPinned && styles['stays'])} style={box}>
        <FillHandle onFillStart={() => onFillStart(cell)} />
      </div>
    </div>
  );
}

const nothing: readonly Bounds[] = [];

/** Draws the selection over the cells, so that a range of any size is a few elements. */
export function RangeLayer({ table, onFillStart, onMoveStart }: RangeLayerProps) {
  const { controller } = useShared();
  const isEditing = useGridState((state) => state.session !== null);
  const fillHead = useGridState((state) => state.fillHead);
  // A single cell has only its ring: nothing renders here while arrow keys move it.
  const all = useGridState((state) =>
    isOneCell(state.selection) && state.fillHead === null ? nothing : controller.bounds(),
  );
  const last = all.at(-1);
  const head = fillHead && pointOf(table.shape, fillHead);
  const area = last && head && fillArea(last, head);
  const isMany = all.length > 1 || (last !== undefined && isWide(last));
  return (
    <>
      {isMany &&
        all.map((bounds, index) => (
          <Rectangle
            // oxlint-disable-next-line react/no-array-index-key -- ranges have no other name, and only the last one changes
            key={index}
            table={table}
            bounds={bounds}
            look="range"
            onMoveStart={all.length === 1 && !isEditing ? onMoveStart : undefined}
          />
        ))}
      {area && <Rectangle table={table} bounds={area} look="fill" />}
      <MovingLayer table={table} />
      {last && isMany && !isEditing && <RangeHandle table={table} bounds={last} onFillStart={onFillStart} />}
    </>
  );
}

/** The mark around copied or cut cells, and the target of a dragged range. */
function MovingLayer({ table }: Pick<RangeLayerProps, 'table'>) {
  const clip = useGridState((state) => state.clip);
  const target = useGridState(({ move }) => move?.to ?? null);
  return (
    <>
      {clipBounds(table.shape, clip)?.map((bounds, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- ranges have no other name
        <Rectangle key={index} table={table} bounds={bounds} look="clip" />
      ))}
      {target && <Rectangle table={table} bounds={target} look="fill" />}
    </>
  );
}

const isWide = ({ from, to }: Bounds): boolean => from.row !== to.row || from.column !== to.column;
