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
import { remapped, type ReplacementOf } from './places/remap-rows.ts';
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
  /** The keyboard focus is in the sheet. */
  readonly hasKeyboard: boolean;
  /** After Esc in an idle cell the next Tab leaves the sheet, so that there is no keyboard trap. */
  readonly isTabFree: boolean;
  /** Time of the last key typed while no cell was active; 0: none. */
  readonly blindKeys: number;
  /** While the fill handle is dragged: the cell it is over. */
  readonly fillHead: GridCellRef | null;
  /** While a range is dragged by its border: the move and its target. */
  readonly move: CellMove | null;
  /** The marked cells of the last copy or cut. */
  readonly clip: Clip | null;
  /** A paste that waits for confirmation, because some of it is invalid. */
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

/** The state of a pointer drag. */
type DragAction =
  | { readonly type: 'fillTo'; readonly head: GridCellRef | null }
  | { readonly type: 'moveTo'; readonly move: CellMove | null }
  | { readonly type: 'clip'; readonly clip: Clip | null }
  | { readonly type: 'review'; readonly plan: PastePlan | null }
  | { readonly type: 'blind'; readonly by: 1 | 'none' };

const dragActions: ReadonlySet<string> = new Set<DragAction['type']>([
  'fillTo',
  'moveTo',
  'clip',
  'review',
  'blind',
]);

const isDragAction = (action: { readonly type: string }): action is DragAction =>
  dragActions.has(action.type);

export type GridAction =
  | SelectionAction
  | DragAction
  | { readonly type: 'keyboard'; readonly isHere: boolean }
  | { readonly type: 'freeTab' }
  /** Rows or columns changed: positions are recomputed. */
  | { readonly type: 'reshape' }
  /** Rows were replaced by others. */
  | { readonly type: 'rename'; readonly replacementOf: ReplacementOf }
  | { readonly type: 'session'; readonly session: EditSession | null }
  | { readonly type: 'pend'; readonly entries: readonly PendingEdit[] }
  | { readonly type: 'unpend'; readonly cells: readonly GridCellRef[] }
  | MessageAction;

const withKeyboard = (state: GridState, isHere: boolean): GridState =>
  state.hasKeyboard === isHere ? state : { ...state, hasKeyboard: isHere, isTabFree: false };

const afterDrag = (state: GridState, action: DragAction): GridState => {
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

/** Typing cancels the copy mark. */
const withSession = (state: GridState, session: EditSession | null): GridState => ({
  ...state,
  session,
  isTabFree: false,
  clip: session === null ? state.clip : null,
});

/** A new edit removes the copy mark; the answer of an earlier edit does not. */
const withEntries = (state: GridState, entries: readonly PendingEdit[]): GridState => ({
  ...state,
  pending: withPending(state.pending, entries),
  clip: entries.some((entry) => entry.state === 'saving') ? null : state.clip,
});

export const reduce = (state: GridState, action: GridAction): GridState => {
  if (isSelectionAction(action))
    return { ...state, selection: afterSelecting(state.selection, action), isTabFree: false };
  if (isMessageAction(action)) return afterMessage(state, action);
  if (isDragAction(action)) return afterDrag(state, action);
  switch (action.type) {
    case 'keyboard':
      return withKeyboard(state, action.isHere);
    case 'reshape':
      return { ...state };
    case 'rename':
      return remapped(state, action.replacementOf);
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
