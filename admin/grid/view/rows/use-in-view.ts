import { useEffect, useMemo, useState, useSyncExternalStore, type RefObject } from 'react';
import { createStore } from '../../model/store.ts';
import { headerHeight, rowHeight } from '../geometry.ts';
import type { GridTable, PlacedColumn } from '../use-grid-table.ts';

/** Rows above and below the view that are kept in the document. */
const overscanRows = 6;

/** Columns beside the view that are drawn, so that a step sideways finds them there. */
const overscanColumns = 1;

/** So many more columns than needed are kept before their range is cut down: moving it renders every row. */
const spareColumnsMax = 3;

type Columns = Pick<GridTable, 'columns' | 'pinnedWidth'>;

/** Positions, both inside. */
interface Span {
  readonly from: number;
  readonly to: number;
}

interface InView {
  readonly rows: Span;
  readonly columns: Span;
}

/** What a box shows, px. */
interface Box {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

const rowsAt = ({ top, height }: Box): Span => ({
  from: Math.floor(top / rowHeight) - overscanRows,
  to: Math.floor((top + height - headerHeight) / rowHeight) + overscanRows,
});

const columnsAt = ({ columns, pinnedWidth }: Columns, { left, width }: Box): Span => {
  const inView = columns.filter(
    (place) => place.start < left + width && place.start + place.width > left + pinnedWidth,
  );
  return { from: inView[0]?.index ?? 0, to: inView.at(-1)?.index ?? 0 };
};

/** The same columns while they hold those in view and are not many more. */
const widened = (kept: Span, needed: Span): Span => {
  const isEnough = kept.from <= needed.from && kept.to >= needed.to;
  const spare = kept.to - kept.from - (needed.to - needed.from);
  if (isEnough && spare <= spareColumnsMax) return kept;
  return { from: needed.from - overscanColumns, to: needed.to + overscanColumns };
};

const looked = (before: InView, { table, box }: { readonly table: Columns; readonly box: Box }): InView => {
  const rows = rowsAt(box);
  const columns = widened(before.columns, columnsAt(table, box));
  const isSame = rows.from === before.rows.from && rows.to === before.rows.to && columns === before.columns;
  return isSame ? before : { rows, columns };
};

/** In a row's flow: a column after others that are left out stands clear of where they would be. */
const inFlow = (places: readonly PlacedColumn[]): readonly PlacedColumn[] => {
  let end = 0;
  return places.map((place) => {
    const gap = place.start - end;
    end = place.start + place.width;
    return gap === 0 ? place : { ...place, style: { ...place.style, marginInlineStart: gap } };
  });
};

/** Held inside the sheet, also while fewer rows have come than the view was scrolled to. */
const held = ({ from, to }: Span, count: number): Span => ({
  from: Math.max(Math.min(from, count - 1 - (to - from)), 0),
  to: Math.min(to, count - 1),
});

const boxOf = (scroller: HTMLElement): Box => ({
  top: scroller.scrollTop,
  left: scroller.scrollLeft,
  width: scroller.clientWidth,
  height: scroller.clientHeight,
});

/** Until it is measured the sheet is taken to be as large as the window: that is never too few. */
const firstLook = (table: Columns): InView => {
  const box = { top: 0, left: 0, width: window.innerWidth, height: window.innerHeight };
  return { rows: rowsAt(box), columns: columnsAt(table, box) };
};

/**
 * What is drawn of a sheet: the rows in view, and of the columns the first, the pinned and those in view, so that a
 * frame costs the same however long and wide the sheet is. Heights are fixed: a row's place is a product, and nothing is
 * measured or kept for each row.
 */
export const useInView = (
  table: GridTable,
  scroller: RefObject<HTMLElement | null>,
): { readonly rows: Span; readonly columns: readonly PlacedColumn[] } => {
  const { columns, pinnedWidth } = table;
  // A store and not a state: React renders what it tells at once, so that rows come in the frame of the scroll, not after.
  const [view] = useState(() => createStore(firstLook(table), looked));
  const inView = useSyncExternalStore(view.subscribe, view.get);
  useEffect(() => {
    const { current: element } = scroller;
    if (!element) return undefined;
    const look = () => {
      const box = boxOf(element);
      element.toggleAttribute('data-aside', box.left !== 0);
      view.dispatch({ table: { columns, pinnedWidth }, box });
    };
    // It tells of the first size too.
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [columns, pinnedWidth, scroller, view]);
  const { from, to } = inView.columns;
  const drawn = useMemo(
    () =>
      inFlow(
        columns.filter(({ index, isPinned }) => index === 0 || isPinned || (index >= from && index <= to)),
      ),
    [columns, from, to],
  );
  return { rows: held(inView.rows, table.rows.length), columns: drawn };
};
