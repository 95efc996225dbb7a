import { useEffect, useMemo, useState, useSyncExternalStore, type RefObject } from 'react';
import { createStore } from '../../model/store.ts';
import { headerHeight, rowHeight } from '../pointer/geometry.ts';
import type { GridTable, PlacedColumn } from '../use-grid-table.ts';

/** How much more than what is in view is drawn, and how little of it may be left before more is. */
interface Margin {
  readonly drawn: number;
  readonly least: number;
  /** So many more than needed are kept before the span is cut down. */
  readonly spareMax: number;
}

/** Rows come a few at a time: each coming costs a look at all that are there. */
const rowMargin: Margin = { drawn: 6, least: 3, spareMax: 18 };

/** A step sideways finds its column there; moving their span renders every row. */
const columnMargin: Margin = { drawn: 1, least: 0, spareMax: 3 };

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
  from: Math.floor(top / rowHeight),
  to: Math.floor((top + height - headerHeight) / rowHeight),
});

const columnsAt = ({ columns, pinnedWidth }: Columns, { left, width }: Box): Span => {
  const inView = columns.filter(
    (place) => place.start < left + width && place.start + place.width > left + pinnedWidth,
  );
  return { from: inView[0]?.index ?? 0, to: inView.at(-1)?.index ?? 0 };
};

const around = ({ from, to }: Span, { drawn }: Margin): Span => ({ from: from - drawn, to: to + drawn });

/** The same span while it holds what is needed and is not much more. */
const widened = (span: Span, needed: Span, margin: Margin): Span => {
  const isEnough = span.from <= needed.from - margin.least && span.to >= needed.to + margin.least;
  const spare = span.to - span.from - (needed.to - needed.from);
  return isEnough && spare <= margin.spareMax ? span : around(needed, margin);
};

const looked = (before: InView, { table, box }: { readonly table: Columns; readonly box: Box }): InView => {
  const rows = widened(before.rows, rowsAt(box), rowMargin);
  const columns = widened(before.columns, columnsAt(table, box), columnMargin);
  return rows === before.rows && columns === before.columns ? before : { rows, columns };
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
  return { rows: around(rowsAt(box), rowMargin), columns: columnsAt(table, box) };
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
