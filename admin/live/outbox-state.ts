import type { RefusedEdits } from './refused-edits.ts';
import { leftCount, type Unheard, type Waiting } from './waiting.ts';

/** What waits, and why. */
export interface OutboxState {
  /** Edits that were not heard, or that wait for the server to be back; one on its way for the first time waits for nothing. */
  readonly editCount: number;
  /** Those of the waiting and the refused that this page alone holds: the browser has no room to keep them. */
  readonly unkeptCount: number;
  readonly why: Unheard;
}

const leftIn = (all: readonly Waiting[]): number => all.reduce((sum, one) => sum + leftCount(one), 0);

/** The state of an outbox for those who watch it; `tell` works it out again. */
export const createOutboxState = (
  queue: readonly Waiting[],
  refused: Pick<RefusedEdits, 'unkeptCount'>,
): {
  readonly state: () => OutboxState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly tell: (why: Unheard) => void;
} => {
  let state: OutboxState = { editCount: 0, unkeptCount: 0, why: null };
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (why) => {
      const editCount = leftIn(queue.filter(({ tries }) => why !== null || tries > 0));
      const unkeptCount = leftIn(queue.filter(({ isKept }) => !isKept)) + refused.unkeptCount();
      if (editCount === state.editCount && unkeptCount === state.unkeptCount && why === state.why) return;
      state = { editCount, unkeptCount, why };
      for (const listener of listeners) listener();
    },
  };
};
