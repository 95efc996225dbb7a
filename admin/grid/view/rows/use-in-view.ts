import { useEffect, useMemo, useState, useSyncExternalStore, type RefObject } from 'react';
import { createStore } from '../../model/store.ts';
import { headerHeight, rowHeight } from '../pointer/geometry.ts';
import type { GridTable, PlacedColumn } from '../use-grid-table.ts';

/** Overscan: how much beyond the viewport is rendered, and the remainder at which more is rendered. */
interface Margin {
  readonly drawn: number;
  readonly least: number;
  /** Most surplus items before the span is reduced. */
  readonly spareMax: number;
}

/** Rows are added a few at a time, because each addition makes React compare all rows. */
const rowMargin: Margin = { drawn: 6, least: 3, spareMax: 18 };

/** A horizontal step finds its column rendered; moving the span of columns renders every row. */
const columnMargin: Margin = { drawn: 1, least: 0, spareMax: 3 };

type Columns = Pick<GridTable, 'columns' | 'pinnedWidth'>;

/** Positions, both inclusive. */
interface Span {
  readonly from: number;
  readonly to: number;
}

interface InView {
  readonly rows: Span;
  readonly columns: Span;
}

/** A viewport, px. */
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

/** Keeps the span while it covers what is needed and is not much larger. */
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

/** Places columns in a row's flow: a gap replaces the columns that are not rendered. */
const inFlow = (places: readonly PlacedColumn[]): readonly PlacedColumn[] => {
  let end = 0;
  return places.map((place) => {
    const gap = place.start - end;
    end = place.start + place.width;
    return gap === 0 ? place : { ...place, style: { ...place.style, marginInlineStart: gap } };
  });
};

/** Clamps to the sheet, also while fewer rows have loaded than the scroll position needs. */
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

/** Before it is measured the sheet counts as large as the window, so that never too few rows render. */
const firstLook = (table: Columns): InView => {
  const box = { top: 0, left: 0, width: window.innerWidth, height: window.innerHeight };
  return { rows: around(rowsAt(box), rowMargin), columns: columnsAt(table, box) };
};

/**
 * What is rendered of a sheet: the rows in the viewport, and the first, the pinned and the visible columns,
 * so that a frame costs the same for any sheet size. Row heights are fixed, so nothing is measured or stored
 * per row.
 */
export const useInView = (
  table: GridTable,
  scroller: RefObject<HTMLElement | null>,
): { readonly rows: Span; readonly columns: readonly PlacedColumn[] } => {
  const { columns, pinnedWidth } = table;
  // A store and not React state: useSyncExternalStore renders synchronously, so rows appear in the frame of
  // the scroll.
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
    // The observer also reports the initial size.
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
