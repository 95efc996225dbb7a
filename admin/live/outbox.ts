import type { GridCellRef, GridEdit } from '../grid/index.ts';
import type { KeptEdits, RefusedEdit } from './kept-edits.ts';
import { newestAnswers } from './newest-answers.ts';
import { createOutboxState, type OutboxState } from './outbox-state.ts';
import { refusedEdits } from './refused-edits.ts';
import { attempt, heard, isHeard, type Outcome, type Send, type Unheard, type Waiting } from './waiting.ts';

const firstWaitMs = 2000;
const longestWaitMs = 30_000;

export type Reach = 'back' | 'away' | 'signed-out' | 'somebody-else';

export interface OutboxPorts {
  readonly kept: KeptEdits;
  /** Whether the server is reached, and knows this person. */
  readonly probe: () => Promise<Reach>;
  /** Somebody else is signed in: what waits is kept for when this person comes back. */
  readonly replaced: () => void;
  readonly after: (delayMs: number, run: () => void) => () => void;
}

export interface Outbox {
  readonly state: () => OutboxState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Sends one gesture's edits; those that no server took are kept, over a reload too, and sent again in their order. */
  readonly send: (edits: readonly GridEdit[], send: Send) => Promise<readonly Outcome[]>;
  /** The network or the session may be back: look now. */
  readonly knock: () => void;
  /** What the server did not take, until it is put back or the cell is written anew. */
  readonly refused: () => readonly RefusedEdit[];
  readonly holdRefused: (refused: RefusedEdit) => void;
  /** The person put their text back: it is not kept any longer. */
  readonly putBack: (cell: GridCellRef) => void;
}

/** Keeps a person's edits until the server has answered each: in their order, however long it is away. */
export const createOutbox = ({ kept, probe, replaced, after }: OutboxPorts): Outbox => {
  let gestures = 0;
  let openCount = 0;
  let tries = 0;
  let isLooking = false;
  let stopTimer: () => void = () => undefined;
  const queue: Waiting[] = [];
  const newest = newestAnswers();
  const refused = refusedEdits(kept);
  const { state, subscribe, tell } = createOutboxState(queue, refused);

  const finish = (waiting: Waiting) => {
    refused.took(waiting);
    kept.drop(waiting.gesture);
    openCount -= 1;
    if (openCount === 0) newest.forget();
    tell(state().why);
    waiting.done(heard(waiting));
  };
  const wait = (waiting: Waiting, why: Unheard) => {
    const at = queue.findIndex(({ gesture }) => gesture > waiting.gesture);
    queue.splice(at === -1 ? queue.length : at, 0, waiting);
    tell(why);
    if (!isLooking && queue.length === 1) later();
  };
  const later = () => {
    stopTimer();
    stopTimer = after(Math.min(longestWaitMs, firstWaitMs * 2 ** tries), () => void look());
    tries += 1;
  };
  /** One after the other, so that an older edit of a cell never comes after a newer one. */
  const resend = async (): Promise<Unheard> => {
    for (let first = queue[0]; first; first = queue[0]) {
      const why = await attempt(first, newest);
      if (why !== null) return why;
      // An older gesture may have come before it meanwhile.
      queue.splice(queue.indexOf(first), 1);
      finish(first);
    }
    return null;
  };
  const reachedWhy = (reach: Reach): Unheard | Promise<Unheard> => {
    if (reach === 'back') return resend();
    if (reach !== 'somebody-else') return reach;
    if (state().unkeptCount === 0) replaced();
    return 'signed-out';
  };
  const look = async () => {
    if (isLooking || queue.length === 0) return;
    isLooking = true;
    const why = await reachedWhy(await probe());
    isLooking = false;
    tell(why);
    if (queue.length > 0) later();
    else tries = 0;
  };

  return {
    state,
    subscribe,
    knock: () => void look(),
    refused: refused.all,
    holdRefused: (one) => {
      refused.hold(one);
      tell(state().why);
    },
    putBack: (cell) => {
      refused.drop(cell);
      tell(state().why);
    },
    send: (edits, send) =>
      new Promise((done) => {
        gestures += 1;
        openCount += 1;
        const isKept = kept.keep(gestures, edits);
        // The new text of a cell stands in place of the one that was refused.
        if (isKept) for (const edit of edits) refused.drop(edit);
        const waiting: Waiting = { gesture: gestures, edits, isKept, outcomes: [], send, done };
        if (queue.length > 0) return wait(waiting, state().why);
        void attempt(waiting, newest).then((why) =>
          isHeard(waiting) ? finish(waiting) : wait(waiting, why),
        );
      }),
  };
};
