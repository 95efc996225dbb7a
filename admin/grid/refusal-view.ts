import type { GridRefusal } from './edit-outcome.ts';
import type { GridEdit } from './grid-props.ts';

/** A refused edit with its reason. */
export interface RefusedGridEdit {
  readonly edit: GridEdit;
  readonly refusal: GridRefusal;
}

/** Called with failing edits, which the host retries, until each has an outcome. */
export type OnGridFailing = (failing: readonly RefusedGridEdit[]) => void;

/** The props of the host's part of the refusal popover. */
export interface RefusalView {
  readonly edit: GridEdit;
  readonly refusal: GridRefusal;
  /** All refused edits of the sheet, this one included. */
  readonly refused: () => readonly RefusedGridEdit[];
  /** Discards the person's text; the cell displays the row's value and is focused. */
  readonly revert: () => void;
  /** Sends the same value again. */
  readonly retry: () => void;
  /** Opens the editor on the person's text. */
  readonly reopen: () => void;
}
