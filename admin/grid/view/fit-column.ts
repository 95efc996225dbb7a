import { cellKinds } from '../cells/registry.ts';
import type { PlacedColumn } from './use-grid-table.ts';

/** After the text: paddings of a pill and of its cell, and the line at the edge, px. */
const afterText = 20;
const padding = 8;
/** A strip, and the padding and the space beside it, px. */
const stripWidth = 128;
/** The sign of a row's steps, at the end of its cell, px. */
const signWidth = 34;
const widthMin = 48;
const widthMax = 600;

/** The start and end (px) of an element's texts as if they were not truncated; null without text. */
const textSpan = (element: Element): { readonly left: number; readonly right: number } | null => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  while (walker.nextNode()) {
    range.selectNodeContents(walker.currentNode);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    left = Math.min(left, box.left);
    right = Math.max(right, box.right);
  }
  return right < left ? null : { left, right };
};

const widthFor = (cell: Element, isAtEnd: boolean): number => {
  const span = textSpan(cell);
  if (!span) return 0;
  if (cell.querySelector('[data-text]')) return stripWidth + (span.right - span.left) + afterText;
  // Before the text: a row's expander, its indent and its open button.
  const before = isAtEnd ? padding : span.left - cell.getBoundingClientRect().left;
  const sign = cell.hasAttribute('data-sign') ? signWidth : 0;
  return before + (span.right - span.left) + sign + afterText;
};

/** The width (px) at which a column shows its header and all its rendered cells in full. */
export const fittingWidth = (sheet: Element, { column, index }: PlacedColumn): number => {
  const isAtEnd = (column.align ?? cellKinds[column.kind].align) === 'end';
  const cells = [...sheet.querySelectorAll(`[aria-colindex="${index + 1}"]`)];
  const widest = Math.max(0, ...cells.map((cell) => widthFor(cell, isAtEnd)));
  return Math.ceil(Math.min(Math.max(widest, column.minWidth ?? widthMin), widthMax));
};
