import type { PointerEvent } from 'react';
import type { GridCellRef } from '../grid-props.ts';
import { fillArea } from '../model/fill-area.ts';
import type { Bounds } from '../model/ranges.ts';
import { cellAtPoint, pointOf } from '../model/shape.ts';
import { classNames } from './class-names.ts';
import { headerHeight, rowHeight } from './geometry.ts';
import { useGridState, useShared, useTexts } from './grid-context.ts';
import type { GridTable } from './use-grid-table.ts';
import styles from './ranges.module.css';

interface RangeLayerProps {
  readonly table: GridTable;
  readonly onFillStart: (from: GridCellRef) => void;
}

/** A rectangle in two parts: what lies in the pinned columns stays with them, the rest scrolls under them. */
function Rectangle({ table, bounds, look }: { table: GridTable; bounds: Bounds; look: 'range' | 'fill' }) {
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
        />
      </div>
    );
  });
}

/** The small square at a range's end that is dragged to fill. */
function FillHandle({ table, bounds, onFillStart }: RangeLayerProps & { bounds: Bounds }) {
  const texts = useTexts();
  const last = table.columns[bounds.to.column];
  const cell = cellAtPoint(table.shape, bounds.to);
  if (!last || !cell) return null;
  const end = last.start + last.width - 5;
  const top = headerHeight + (bounds.to.row + 1) * rowHeight;
  return (
    <div
      className={classNames(styles['lane'], styles['moves'], last.isPinned && styles['pinned'])}
      style={{ transform: `translate(${last.isPinned ? 0 : end}px, ${top}px)` }}
    >
      <div
        className={classNames(styles['handle'], last.isPinned && styles['stays'])}
        style={last.isPinned ? { insetInlineStart: end } : {}}
        title={texts.fillHandle}
        aria-hidden="true"
        onPointerDown={(event: PointerEvent) => {
          if (event.button !== 0) return;
          event.preventDefault();
          event.stopPropagation();
          onFillStart(cell);
        }}
      />
    </div>
  );
}

/** Draws what is selected over the cells, so that a range of any size is a few elements. */
export function RangeLayer({ table, onFillStart }: RangeLayerProps) {
  const { controller } = useShared();
  const isEditing = useGridState((state) => state.session !== null);
  const fillHead = useGridState((state) => state.fillHead);
  const all = useGridState(() => controller.bounds());
  const last = all.at(-1);
  const head = fillHead && pointOf(table.shape, fillHead);
  const area = last && head && fillArea(last, head);
  const isMany = all.length > 1 || (last !== undefined && isWide(last));
  return (
    <>
      {isMany &&
        all.map((bounds, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- ranges have no other name, and only the last one changes
          <Rectangle key={index} table={table} bounds={bounds} look="range" />
        ))}
      {area && <Rectangle table={table} bounds={area} look="fill" />}
      {last && !isEditing && <FillHandle table={table} bounds={last} onFillStart={onFillStart} />}
    </>
  );
}

const isWide = ({ from, to }: Bounds): boolean => from.row !== to.row || from.column !== to.column;
