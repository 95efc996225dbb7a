import type { GridCellRef, GridEdit } from '../../grid/index.ts';
import { cellName, type KeptEdits, type RefusedEdit } from './kept-edits.ts';
import { createOutboxState, type OutboxState } from './outbox-state.ts';
import { refusedEdits } from './refused-edits.ts';
import {
  attempt,
  failingIn,
  heard,
  isHeard,
  jobsLeft,
  keepsFailing,
  letGo,
  newWaiting,
  type OnFailing,
  type Outcome,
  type Send,
  type Unheard,
  type Waiting,
} from './waiting.ts';

const firstWaitMs = 1000;
const longestWaitMs = 10_000;
/** Gestures on their way at once, of different jobs. */
const sideBySide = 16;

export type Reach = 'back' | 'away' | 'signed-out' | 'somebody-else';

export interface OutboxPorts {
  readonly kept: KeptEdits;
  /** Whether the server is reached, and knows this person. */
  readonly probe: () => Promise<Reach>;
  /** Somebody else is signed in: what waits is kept for when this person comes back. */
  readonly replaced: () => void;
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** In [0, 1): tabs that lost one server do not come back all at once. */
  readonly random: () => number;
}

export interface Outbox {
  readonly state: () => OutboxState;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Sends one gesture's edits. Those that no server took are kept, over a reload too, and sent again: the edits of one job
   * in their order, whatever becomes of other jobs. `onFailing` hears of edits that fail while the server is there.
   */
  readonly send: (
    edits: readonly GridEdit[],
    send: Send,
    onFailing?: OnFailing,
  ) => Promise<readonly Outcome[]>;
  /** The network or the session may be back, or the person asks: look now. */
  readonly knock: () => void;
  /** What the server did not take, until it is put back or the cell is written anew. */
  readonly refused: () => readonly RefusedEdit[];
  readonly holdRefused: (refused: RefusedEdit) => void;
  /** The person put their text back: it is neither kept nor sent any longer. */
  readonly putBack: (cell: GridCellRef) => void;
}

const overlap = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].some((job) => other.has(job));

/** Keeps a person's edits until the server has answered each, however long it is away. */
export const createOutbox = ({ kept, probe, replaced, after, random }: OutboxPorts): Outbox => {
  let gestures = 0;
  let looks = 0;
  let isLooking = false;
  /** The server was found away, and not only thought to be. */
  let wasAway = false;
  let stopTimer: () => void = () => undefined;
  const queue: Waiting[] = [];
  const refused = refusedEdits(kept);
  const { state, subscribe, tell } = createOutboxState(queue, refused);

  const waitMs = (tries: number): number =>
    Math.min(longestWaitMs, firstWaitMs * 2 ** tries) * (0.5 + random() / 2);

  const finish = (waiting: Waiting) => {
    queue.splice(queue.indexOf(waiting), 1);
    refused.took(waiting);
    kept.drop(waiting.gesture);
    tell(state().why);
    waiting.done(heard(waiting));
  };
  const later = () => {
    stopTimer();
    stopTimer = after(waitMs(looks), () => void look());
    looks += 1;
  };
  const stop = (why: Unheard) => {
    wasAway = true;
    tell(why);
    later();
  };
  /** Its own failure: others go on, and it comes again after a while that grows. */
  const failed = (waiting: Waiting, why: Unheard) => {
    waiting.isDue = false;
    after(waitMs(waiting.tries), () => {
      waiting.isDue = true;
      sendDue();
    });
    waiting.tries += 1;
    tell(state().why);
    if (why === 'signed-out') return stop(why);
    // Said at once, for the look itself may take long; a later failure says it in its cells.
    if (waiting.tries === 1) tell(why);
    void look();
  };
  const start = async (waiting: Waiting) => {
    waiting.isTrying = true;
    const why = await attempt(waiting);
    waiting.isTrying = false;
    if (isHeard(waiting)) finish(waiting);
    else failed(waiting, why);
    sendDue();
  };
  /** Sends what is due of every job's first gesture. */
  const sendDue = () => {
    if (state().why !== null) return;
    const held = new Set<string>();
    for (const waiting of queue) {
      const jobs = jobsLeft(waiting);
      const isFirst = !overlap(jobs, held);
      for (const job of jobs) held.add(job);
      const isRoom = queue.filter(({ isTrying }) => isTrying).length < sideBySide;
      if (isFirst && isRoom && waiting.isDue && !waiting.isTrying) void start(waiting);
    }
  };
  const tellFailing = () => {
    for (const waiting of queue)
      if (keepsFailing(waiting) && !waiting.isTrying) waiting.onFailing(failingIn(waiting));
  };
  const look = async () => {
    if (isLooking || queue.length === 0) return;
    isLooking = true;
    const reach = await probe();
    isLooking = false;
    if (reach === 'back') {
      stopTimer();
      looks = 0;
      if (wasAway) for (const waiting of queue) waiting.isDue = true;
      wasAway = false;
      tell(null);
      tellFailing();
      return sendDue();
    }
    if (reach === 'somebody-else' && state().unkeptCount === 0) replaced();
    stop(reach === 'somebody-else' ? 'signed-out' : reach);
  };
  /** Lets go of edits that are needless now; what is on its way may still arrive, but is not sent again. */
  const dropFrom = (some: readonly Waiting[], isNeedless: (edit: GridEdit) => boolean) => {
    for (const waiting of some) {
      letGo(waiting, isNeedless);
      if (isHeard(waiting) && !waiting.isTrying) finish(waiting);
    }
  };

  return {
    state,
    subscribe,
    knock: () => {
      for (const waiting of queue) waiting.isDue = true;
      void look();
    },
    refused: refused.all,
    holdRefused: (one) => {
      refused.hold(one);
      tell(state().why);
    },
    putBack: (cell) => {
      refused.drop(cell);
      dropFrom([...queue], (edit) => cellName(edit) === cellName(cell));
      tell(state().why);
      sendDue();
    },
    send: (edits, send, onFailing = () => undefined) =>
      new Promise((done) => {
        gestures += 1;
        const isKept = kept.keep(gestures, edits);
        // The new text of a cell stands in place of the one that was refused, or failed.
        if (isKept) for (const edit of edits) refused.drop(edit);
        const written = new Set(edits.map(cellName));
        if (state().why === null)
          dropFrom(
            queue.filter(({ tries }) => tries > 0),
            (edit) => written.has(cellName(edit)),
          );
        queue.push(newWaiting({ gesture: gestures, edits, isKept, send, onFailing, done }));
        tell(state().why);
        sendDue();
      }),
  };
};
