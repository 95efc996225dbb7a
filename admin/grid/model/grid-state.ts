import type { GridCellRef } from '../grid-props.ts';
import type { Clip } from './areas/clip.ts';
import type { EditSession } from './editing/edit-session.ts';
import { afterMessage, isMessageAction, noMessages, type MessageAction, type Messages } from './messages.ts';
import type { CellMove } from './areas/move-cells.ts';
import {
  noPending,
  withPending,
  withoutPending,
  type PendingEdit,
  type PendingEdits,
} from './editing/pending.ts';
import type { PastePlan } from './areas/paste.ts';
import { renamed, type SuccessorOf } from './places/renamed.ts';
import {
  afterSelecting,
  isSelectionAction,
  noSelection,
  type Selection,
  type SelectionAction,
} from './selection/selection.ts';

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
  /** While a range is dragged by its border: where it would go. */
  readonly move: CellMove | null;
  /** What was copied or cut and still has its mark. */
  readonly clip: Clip | null;
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
  move: null,
  clip: null,
  review: null,
  ...noMessages,
};

/** What a gesture under way keeps. */
type GestureAction =
  | { readonly type: 'fillTo'; readonly head: GridCellRef | null }
  | { readonly type: 'moveTo'; readonly move: CellMove | null }
  | { readonly type: 'clip'; readonly clip: Clip | null }
  | { readonly type: 'review'; readonly plan: PastePlan | null }
  | { readonly type: 'blind'; readonly by: 1 | 'none' };

const gestureActions: ReadonlySet<string> = new Set<GestureAction['type']>([
  'fillTo',
  'moveTo',
  'clip',
  'review',
  'blind',
]);

const isGestureAction = (action: { readonly type: string }): action is GestureAction =>
  gestureActions.has(action.type);

export type GridAction =
  | SelectionAction
  | GestureAction
  | { readonly type: 'keyboard'; readonly isHere: boolean }
  | { readonly type: 'freeTab' }
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

const afterGesture = (state: GridState, action: GestureAction): GridState => {
  switch (action.type) {
    case 'fillTo':
      return { ...state, fillHead: action.head };
    case 'moveTo':
      return { ...state, move: action.move };
    case 'clip':
      return state.clip === action.clip ? state : { ...state, clip: action.clip };
    case 'review':
      return { ...state, review: action.plan };
    case 'blind':
      return { ...state, blindKeys: action.by === 'none' ? 0 : state.blindKeys + action.by };
  }
};

/** Whoever begins to type has left what was copied. */
const withSession = (state: GridState, session: EditSession | null): GridState => ({
  ...state,
  session,
  isTabFree: false,
  clip: session === null ? state.clip : null,
});

/** An edit that is sent takes the mark away; the answer to an earlier one leaves it. */
const withEntries = (state: GridState, entries: readonly PendingEdit[]): GridState => ({
  ...state,
  pending: withPending(state.pending, entries),
  clip: entries.some((entry) => entry.state === 'saving') ? null : state.clip,
});

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
      return withSession(state, action.session);
    case 'pend':
      return withEntries(state, action.entries);
    case 'unpend':
      return { ...state, pending: withoutPending(state.pending, action.cells) };
  }
};
