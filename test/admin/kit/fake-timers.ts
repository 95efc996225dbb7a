/** Timers that run when the test advances the time. */
export const fakeTimers = () => {
  let now = 0;
  let turn = 0;
  const due = new Map<number, { readonly at: number; readonly run: () => void }>();
  return {
    after: (delayMs: number, run: () => void): (() => void) => {
      turn += 1;
      const id = turn;
      due.set(id, { at: now + delayMs, run });
      return () => due.delete(id);
    },
    pass: (ms: number): void => {
      const end = now + ms;
      for (;;) {
        const [next] = [...due].filter(([, { at }]) => at <= end).toSorted(([, a], [, b]) => a.at - b.at);
        if (!next) break;
        due.delete(next[0]);
        now = next[1].at;
        next[1].run();
      }
      now = end;
    },
  };
};
