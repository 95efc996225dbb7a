import type { GridRefusal } from './edit-outcome.ts';
import type { GridEdit } from './grid-props.ts';

/** An edit that the host refused, and its words. */
export interface RefusedGridEdit {
  readonly edit: GridEdit;
  readonly refusal: GridRefusal;
}

/** Hears of edits that fail and that the host tries again by itself: each is told anew until it has its outcome. */
export type OnGridFailing = (failing: readonly RefusedGridEdit[]) => void;

/** What the host's part of the refusal popover gets. */
export interface RefusalView {
  readonly edit: GridEdit;
  readonly refusal: GridRefusal;
  /** All refused edits that stand in the sheet now, this one among them. */
  readonly refused: () => readonly RefusedGridEdit[];
  /** Drops the person's text; the cell shows the row's value again and is focused. */
  readonly revert: () => void;
  /** Sends the same value again. */
  readonly retry: () => void;
  /** Opens the editor on the person's text. */
  readonly reopen: () => void;
}
