import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Bounds } from '../../model/selection/ranges.ts';
import { useShared } from '../grid-context.ts';
import type { PlacedColumn } from '../use-grid-table.ts';

/** The rendered part of the sheet. */
interface Drawn {
  /** Position of the first rendered row. */
  readonly from: number;
  readonly columns: readonly PlacedColumn[];
}

const cellsIn = (body: HTMLElement, { from, columns }: Drawn, all: readonly Bounds[]): Set<Element> => {
  const cells = new Set<Element>();
  for (const bounds of all) {
    const last = Math.min(bounds.to.row, from + body.children.length - 1);
    for (let row = Math.max(bounds.from.row, from); row <= last; row += 1)
      for (const [position, { index }] of columns.entries()) {
        const isInside = index >= bounds.from.column && index <= bounds.to.column;
        const cell = isInside && body.children[row - from]?.children[position];
        if (cell) cells.add(cell);
      }
  }
  return cells;
};

/**
 * Writes `aria-selected` to the cells. Written to the DOM instead of rendered: an arrow key moves the
 * selection by one cell, and React would compare two rows to find it.
 */
export const useSelectedCells = (body: RefObject<HTMLElement | null>, drawn: Drawn): void => {
  const { controller } = useShared();
  const { store, bounds } = controller;
  const present = useRef(drawn);
  const marked = useRef<Set<Element>>(new Set());
  const seen = useRef<readonly Bounds[] | null>(null);
  useLayoutEffect(() => {
    present.current = drawn;
    seen.current = null;
  });
  useLayoutEffect(() => {
    const mark = () => {
      const all = bounds();
      if (!body.current || all === seen.current) return;
      seen.current = all;
      const cells = cellsIn(body.current, present.current, all);
      for (const cell of marked.current) if (!cells.has(cell)) cell.setAttribute('aria-selected', 'false');
      for (const cell of cells) if (!marked.current.has(cell)) cell.setAttribute('aria-selected', 'true');
      marked.current = cells;
    };
    mark();
    return store.subscribe(mark);
  });
};
