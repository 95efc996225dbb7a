import type { GridCellRef } from '../grid-props.ts';

/** What is said and shown of what happens in the sheet. */
export interface Messages {
  /** For the live region; `turn` makes the same words twice two messages. */
  readonly message: { readonly text: string; readonly turn: number };
  /** What everybody must see, until the next gesture: what failed and what was left as it was. */
  readonly notice: string | null;
  /** Until the next gesture: the cell whose refusal came after its person had gone on, shown there while they stay where they are. */
  readonly refusedAt: GridCellRef | null;
}

export const noMessages: Messages = { message: { text: '', turn: 0 }, notice: null, refusedAt: null };

export type MessageAction =
  | { readonly type: 'say'; readonly text: string }
  /** Said, and shown until the next gesture. */
  | { readonly type: 'tell'; readonly text: string }
  | { readonly type: 'showRefused'; readonly cell: GridCellRef | null }
  | { readonly type: 'hush' };

const messageActions: ReadonlySet<string> = new Set<MessageAction['type']>([
  'say',
  'tell',
  'showRefused',
  'hush',
]);

export const isMessageAction = (action: { readonly type: string }): action is MessageAction =>
  messageActions.has(action.type);

/** What is said and shown after an action; the same state where that stays as it is. */
export const afterMessage = <State extends Messages>(state: State, action: MessageAction): State => {
  const { message, notice, refusedAt } = state;
  if (action.type === 'showRefused') return { ...state, refusedAt: action.cell };
  if (action.type === 'hush')
    return notice === null && refusedAt === null ? state : { ...state, notice: null, refusedAt: null };
  const said = { text: action.text, turn: message.turn + 1 };
  if (action.type === 'say') return { ...state, message: said };
  // A gesture may leave some cells at once and hear of others later: both stay.
  return { ...state, message: said, notice: notice === null ? action.text : `${notice} ${action.text}` };
};
