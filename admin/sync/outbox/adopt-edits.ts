import type { KeptEdits, Taker } from './kept-edits.ts';

/** Runs while a name is held that a living tab holds for itself; not at all once the signal is given. */
export type WithLock = (name: string, signal: AbortSignal, run: () => void) => Promise<void>;

export const lockOf = (tab: string): string => `jobsheet.tab ${tab}`;

/** Gives each gone tab's edits, also those of one that goes later; the answer ends it. */
export const adoptEdits = (kept: KeptEdits, withLock: WithLock, taker: Taker): (() => void) => {
  const over = new AbortController();
  for (const tab of kept.otherTabs())
    void withLock(lockOf(tab), over.signal, () => {
      // The lock may be granted in the moment in which it is given up.
      if (!over.signal.aborted) kept.give(tab, taker);
    }).catch((error: unknown) => {
      if (!over.signal.aborted) throw error;
    });
  return () => over.abort();
};
