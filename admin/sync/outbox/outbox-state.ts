import type { RefusedEdits } from './refused-edits.ts';
import { keepsFailing, leftCount, type Unheard, type Waiting } from './waiting.ts';

/** What waits, and why. */
export interface OutboxState {
  /** Edits that were not heard, or that wait for the server to be back; one on its way for the first time waits for nothing. */
  readonly editCount: number;
  /** Those of them that keep failing while the server is there. */
  readonly failingCount: number;
  /** Those of the waiting and the refused that this page alone holds: the browser has no room to keep them. */
  readonly unkeptCount: number;
  readonly why: Unheard;
}

const leftIn = (all: readonly Waiting[]): number => all.reduce((sum, one) => sum + leftCount(one), 0);

const isSame = (one: OutboxState, other: OutboxState): boolean =>
  one.editCount === other.editCount &&
  one.failingCount === other.failingCount &&
  one.unkeptCount === other.unkeptCount &&
  one.why === other.why;

/** The state of an outbox for those who watch it; `tell` works it out again. */
export const createOutboxState = (
  queue: readonly Waiting[],
  refused: Pick<RefusedEdits, 'unkeptCount'>,
): {
  readonly state: () => OutboxState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly tell: (why: Unheard) => void;
} => {
  let state: OutboxState = { editCount: 0, failingCount: 0, unkeptCount: 0, why: null };
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (why) => {
      const editCount = leftIn(queue.filter(({ tries }) => why !== null || tries > 0));
      const failingCount = why === null ? leftIn(queue.filter(keepsFailing)) : 0;
      const unkeptCount = leftIn(queue.filter(({ isKept }) => !isKept)) + refused.unkeptCount();
      const next: OutboxState = { editCount, failingCount, unkeptCount, why };
      if (isSame(next, state)) return;
      state = next;
      for (const listener of listeners) listener();
    },
  };
};
