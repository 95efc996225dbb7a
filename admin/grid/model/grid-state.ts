import type { GridCellRef } from '../grid-props.ts';
import type { EditSession } from './edit-session.ts';
import { afterMessage, isMessageAction, noMessages, type MessageAction, type Messages } from './messages.ts';
import { noPending, withPending, withoutPending, type PendingEdit, type PendingEdits } from './pending.ts';
import type { PastePlan } from './paste.ts';
import { renamed, type SuccessorOf } from './renamed.ts';
import {
  afterSelecting,
  isSelectionAction,
  noSelection,
  type Selection,
  type SelectionAction,
} from './selection.ts';

export interface GridState extends Messages {
  readonly selection: Selection;
  readonly session: EditSession | null;
  readonly pending: PendingEdits;
  /** The keyboard is in the sheet. */
  readonly hasKeyboard: boolean;
  /** After Esc in an idle cell the next Tab leaves the sheet, so that nobody is caught in it. */
  readonly isTabFree: boolean;
  /** Keys typed one soon after another while no cell was active; 0: none. */
  readonly blindKeys: number;
  /** While the fill handle is dragged: the cell it is over. */
  readonly fillHead: GridCellRef | null;
  /** A paste that waits for the person's word, because some of it cannot be taken. */
  readonly review: PastePlan | null;
}

export const initialState: GridState = {
  selection: noSelection,
  session: null,
  pending: noPending,
  hasKeyboard: false,
  isTabFree: false,
  blindKeys: 0,
  fillHead: null,
  review: null,
  ...noMessages,
};

export type GridAction =
  | SelectionAction
  | { readonly type: 'fillTo'; readonly head: GridCellRef | null }
  | { readonly type: 'review'; readonly plan: PastePlan | null }
  | { readonly type: 'keyboard'; readonly isHere: boolean }
  | { readonly type: 'freeTab' }
  | { readonly type: 'blind'; readonly by: 1 | 'none' }
  /** Rows or columns changed: what is read of their positions is read again. */
  | { readonly type: 'reshape' }
  /** Rows took the place of others. */
  | { readonly type: 'rename'; readonly successorOf: SuccessorOf }
  | { readonly type: 'session'; readonly session: EditSession | null }
  | { readonly type: 'pend'; readonly entries: readonly PendingEdit[] }
  | { readonly type: 'unpend'; readonly cells: readonly GridCellRef[] }
  | MessageAction;

const withKeyboard = (state: GridState, isHere: boolean): GridState =>
  state.hasKeyboard === isHere ? state : { ...state, hasKeyboard: isHere, isTabFree: false };

type GestureAction = Extract<GridAction, { readonly type: 'fillTo' | 'review' | 'blind' }>;

const isGestureAction = (action: GridAction): action is GestureAction =>
  action.type === 'fillTo' || action.type === 'review' || action.type === 'blind';

/** What a gesture under way keeps. */
const afterGesture = (state: GridState, action: GestureAction): GridState => {
  if (action.type === 'fillTo') return { ...state, fillHead: action.head };
  if (action.type === 'review') return { ...state, review: action.plan };
  return { ...state, blindKeys: action.by === 'none' ? 0 : state.blindKeys + action.by };
};

export const reduce = (state: GridState, action: GridAction): GridState => {
  if (isSelectionAction(action))
    return { ...state, selection: afterSelecting(state.selection, action), isTabFree: false };
  if (isMessageAction(action)) return afterMessage(state, action);
  if (isGestureAction(action)) return afterGesture(state, action);
  switch (action.type) {
    case 'keyboard':
      return withKeyboard(state, action.isHere);
    case 'reshape':
      return { ...state };
    case 'rename':
      return renamed(state, action.successorOf);
    case 'freeTab':
      return { ...state, isTabFree: true };
    case 'session':
      return { ...state, session: action.session, isTabFree: false };
    case 'pend':
      return { ...state, pending: withPending(state.pending, action.entries) };
    case 'unpend':
      return { ...state, pending: withoutPending(state.pending, action.cells) };
  }
};
