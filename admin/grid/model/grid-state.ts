import type { GridCellRef } from '../grid-props.ts';
import type { EditSession } from './edit-session.ts';
import { noPending, withPending, withoutPending, type PendingEdit, type PendingEdits } from './pending.ts';
import { extended, focused, noSelection, type Selection } from './selection.ts';

export interface GridState {
  readonly selection: Selection;
  readonly session: EditSession | null;
  readonly pending: PendingEdits;
  /** The keyboard is in the sheet. */
  readonly hasKeyboard: boolean;
  /** After Esc in an idle cell the next Tab leaves the sheet, so that nobody is caught in it. */
  readonly isTabFree: boolean;
  /** For the live region; `turn` makes the same words twice two messages. */
  readonly message: { readonly text: string; readonly turn: number };
}

export const initialState: GridState = {
  selection: noSelection,
  session: null,
  pending: noPending,
  hasKeyboard: false,
  isTabFree: false,
  message: { text: '', turn: 0 },
};

export type GridAction =
  | { readonly type: 'focus'; readonly cell: GridCellRef; readonly tab: 'keep' | 'end' }
  | { readonly type: 'extend'; readonly head: GridCellRef }
  | { readonly type: 'keyboard'; readonly isHere: boolean }
  | { readonly type: 'freeTab' }
  | { readonly type: 'session'; readonly session: EditSession | null }
  | { readonly type: 'pend'; readonly entry: PendingEdit }
  | { readonly type: 'unpend'; readonly cell: GridCellRef }
  | { readonly type: 'say'; readonly text: string };

export const reduce = (state: GridState, action: GridAction): GridState => {
  switch (action.type) {
    case 'focus':
      return { ...state, selection: focused(state.selection, action.cell, action.tab), isTabFree: false };
    case 'extend':
      return { ...state, selection: extended(state.selection, action.head), isTabFree: false };
    case 'keyboard':
      return state.hasKeyboard === action.isHere
        ? state
        : { ...state, hasKeyboard: action.isHere, isTabFree: false };
    case 'freeTab':
      return { ...state, isTabFree: true };
    case 'session':
      return { ...state, session: action.session, isTabFree: false };
    case 'pend':
      return { ...state, pending: withPending(state.pending, action.entry) };
    case 'unpend':
      return { ...state, pending: withoutPending(state.pending, action.cell) };
    case 'say':
      return { ...state, message: { text: action.text, turn: state.message.turn + 1 } };
  }
};
