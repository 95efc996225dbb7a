import type { GridCellRef } from '../grid-props.ts';
import type { EditSession } from './edit-session.ts';
import { noPending, withPending, withoutPending, type PendingEdit, type PendingEdits } from './pending.ts';
import type { PastePlan } from './paste.ts';
import {
  afterSelecting,
  isSelectionAction,
  noSelection,
  type Selection,
  type SelectionAction,
} from './selection.ts';

export interface GridState {
  readonly selection: Selection;
  readonly session: EditSession | null;
  readonly pending: PendingEdits;
  /** The keyboard is in the sheet. */
  readonly hasKeyboard: boolean;
  /** After Esc in an idle cell the next Tab leaves the sheet, so that nobody is caught in it. */
  readonly isTabFree: boolean;
  /** While the fill handle is dragged: the cell it is over. */
  readonly fillHead: GridCellRef | null;
  /** A paste that waits for the person's word, because some of it cannot be taken. */
  readonly review: PastePlan | null;
  /** For the live region; `turn` makes the same words twice two messages. */
  readonly message: { readonly text: string; readonly turn: number };
}

export const initialState: GridState = {
  selection: noSelection,
  session: null,
  pending: noPending,
  hasKeyboard: false,
  isTabFree: false,
  fillHead: null,
  review: null,
  message: { text: '', turn: 0 },
};

export type GridAction =
  | SelectionAction
  | { readonly type: 'fillTo'; readonly head: GridCellRef | null }
  | { readonly type: 'review'; readonly plan: PastePlan | null }
  | { readonly type: 'keyboard'; readonly isHere: boolean }
  | { readonly type: 'freeTab' }
  /** Rows or columns changed: what is read of their positions is read again. */
  | { readonly type: 'reshape' }
  | { readonly type: 'session'; readonly session: EditSession | null }
  | { readonly type: 'pend'; readonly entries: readonly PendingEdit[] }
  | { readonly type: 'unpend'; readonly cells: readonly GridCellRef[] }
  | { readonly type: 'say'; readonly text: string };

export const reduce = (state: GridState, action: GridAction): GridState => {
  if (isSelectionAction(action))
    return { ...state, selection: afterSelecting(state.selection, action), isTabFree: false };
  switch (action.type) {
    case 'fillTo':
      return { ...state, fillHead: action.head };
    case 'review':
      return { ...state, review: action.plan };
    case 'keyboard':
      return state.hasKeyboard === action.isHere
        ? state
        : { ...state, hasKeyboard: action.isHere, isTabFree: false };
    case 'reshape':
      return { ...state };
    case 'freeTab':
      return { ...state, isTabFree: true };
    case 'session':
      return { ...state, session: action.session, isTabFree: false };
    case 'pend':
      return { ...state, pending: withPending(state.pending, action.entries) };
    case 'unpend':
      return { ...state, pending: withoutPending(state.pending, action.cells) };
    case 'say':
      return { ...state, message: { text: action.text, turn: state.message.turn + 1 } };
  }
};
