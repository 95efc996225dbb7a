import type { EditOutcome } from '../api/job-queue.ts';
import type { GridEdit } from '../grid/index.ts';
import type { KeptEdits } from './kept-edits.ts';

const firstWaitMs = 2000;
const longestWaitMs = 30_000;

export type Reach = 'back' | 'away' | 'signed-out';

/** What waits, and why. */
export interface OutboxState {
  readonly editCount: number;
  /** Null: the server is reached. */
  readonly why: Exclude<Reach, 'back'> | null;
}

type Outcome = EditOutcome<unknown>;
type Send = (edits: readonly GridEdit[]) => Promise<readonly Outcome[]>;

export interface OutboxPorts {
  readonly kept: KeptEdits;
  /** Whether the server is reached, and knows this person. */
  readonly probe: () => Promise<Reach>;
  readonly after: (delayMs: number, run: () => void) => () => void;
}

export interface Outbox {
  readonly state: () => OutboxState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Sends one gesture's edits; those that no server took are kept, over a reload too, and sent again in their order. */
  readonly send: (edits: readonly GridEdit[], send: Send) => Promise<readonly Outcome[]>;
  /** The network or the session may be back: look now. */
  readonly knock: () => void;
}

/** A gesture with what has become of each of its edits. */
interface Waiting {
  readonly gesture: number;
  readonly edits: readonly GridEdit[];
  readonly outcomes: (Outcome | undefined)[];
  readonly send: Send;
  readonly done: (outcomes: readonly Outcome[]) => void;
}

/** Not reached, or told to come later: nothing is said of the edit itself. */
const unheard = new Set([0, 429, 502, 503, 504]);

const whyUnheard = (outcome: Outcome): OutboxState['why'] => {
  if (outcome.ok) return null;
  const { status } = outcome.problem;
  if (unheard.has(status)) return 'away';
  return status === 401 ? 'signed-out' : null;
};

const heard = ({ outcomes }: Waiting): readonly Outcome[] => outcomes.filter((one) => one !== undefined);

const isHeard = (waiting: Waiting): boolean => heard(waiting).length === waiting.edits.length;

/** Tries what is left of a gesture; null when all of it was answered. */
const attempt = async (waiting: Waiting): Promise<OutboxState['why']> => {
  const left = waiting.edits.flatMap((edit, at) => (waiting.outcomes[at] ? [] : [{ edit, at }]));
  const given = await waiting.send(left.map(({ edit }) => edit));
  let why: OutboxState['why'] = null;
  for (const [index, { at }] of left.entries()) {
    const outcome = given[index];
    const still = outcome ? whyUnheard(outcome) : 'away';
    if (still === null) waiting.outcomes[at] = outcome;
    why ??= still;
  }
  return why;
};

/** Keeps a person's edits until the server has answered each: in their order, however long it is away. */
export const createOutbox = ({ kept, probe, after }: OutboxPorts): Outbox => {
  let state: OutboxState = { editCount: 0, why: null };
  let gestures = 0;
  let tries = 0;
  let isLooking = false;
  let stopTimer: () => void = () => undefined;
  const queue: Waiting[] = [];
  const listeners = new Set<() => void>();

  const tell = (why: OutboxState['why']) => {
    const editCount = queue.reduce((sum, one) => sum + one.edits.length - heard(one).length, 0);
    if (editCount === state.editCount && why === state.why) return;
    state = { editCount, why };
    for (const listener of listeners) listener();
  };
  const finish = (waiting: Waiting) => {
    kept.drop(waiting.gesture);
    waiting.done(heard(waiting));
  };
  const wait = (waiting: Waiting, why: OutboxState['why']) => {
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
  const resend = async (): Promise<OutboxState['why']> => {
    for (let first = queue[0]; first; first = queue[0]) {
      const why = await attempt(first);
      if (why !== null) return why;
      queue.shift();
      finish(first);
      tell(state.why);
    }
    return null;
  };
  const look = async () => {
    if (isLooking || queue.length === 0) return;
    isLooking = true;
    const reach = await probe();
    const why = reach === 'back' ? await resend() : reach;
    isLooking = false;
    tell(why);
    if (queue.length > 0) later();
    else tries = 0;
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    knock: () => void look(),
    send: (edits, send) =>
      new Promise((done) => {
        gestures += 1;
        const waiting: Waiting = { gesture: gestures, edits, outcomes: [], send, done };
        kept.keep(gestures, edits);
        if (queue.length > 0) return wait(waiting, state.why);
        void attempt(waiting).then((why) => (isHeard(waiting) ? finish(waiting) : wait(waiting, why)));
      }),
  };
};
