import type { GridCellRef } from '../grid-props.ts';

/** The announced and displayed messages of the sheet. */
export interface Messages {
  /** The text of the live region; `turn` makes a repeated text a new message. */
  readonly message: { readonly text: string; readonly turn: number };
  /** The visible message until the next operation: failures and skipped cells. */
  readonly notice: string | null;
  /**
   * The cell refused after the person had left it, until the next operation. Its box is displayed until they
   * move on.
   */
  readonly refusedAt: GridCellRef | null;
}

export const noMessages: Messages = { message: { text: '', turn: 0 }, notice: null, refusedAt: null };

export type MessageAction =
  | { readonly type: 'announce'; readonly text: string }
  /** Announced, and displayed until the next operation. */
  | { readonly type: 'notify'; readonly text: string }
  | { readonly type: 'showRefused'; readonly cell: GridCellRef | null }
  | { readonly type: 'silence' };

const messageActions: ReadonlySet<string> = new Set<MessageAction['type']>([
  'announce',
  'notify',
  'showRefused',
  'silence',
]);

export const isMessageAction = (action: { readonly type: string }): action is MessageAction =>
  messageActions.has(action.type);

/** The messages after an action; the same object when nothing changes. */
export const afterMessage = <State extends Messages>(state: State, action: MessageAction): State => {
  const { message, notice, refusedAt } = state;
  if (action.type === 'showRefused') return { ...state, refusedAt: action.cell };
  if (action.type === 'silence')
    return notice === null && refusedAt === null ? state : { ...state, notice: null, refusedAt: null };
  const said = { text: action.text, turn: message.turn + 1 };
  if (action.type === 'announce') return { ...state, message: said };
  // An operation can skip cells at once and have refusals later: both messages stay.
  return { ...state, message: said, notice: notice === null ? action.text : `${notice} ${action.text}` };
};
