/** The order in which one tab writes: a step back waits for the edits before it, an edit for the steps before it. */
export interface Turns {
  /** Counts an edit until it is answered. */
  readonly edit: <Answer>(answered: Promise<Answer>) => Promise<Answer>;
  readonly editCount: () => number;
  /** Every step that was asked for until now has been taken. */
  readonly stepsTaken: () => Promise<unknown>;
  /** Takes a step after all that was asked for before it; it is told when the edits of before are answered. */
  readonly step: <Outcome>(take: (edits: Promise<unknown>) => Promise<Outcome>) => Promise<Outcome>;
}

/** Each waits only for what was begun before it, so that nothing ever waits for itself. */
export const createTurns = (): Turns => {
  const edits = new Set<Promise<unknown>>();
  let steps: Promise<unknown> = Promise.resolve();
  let count = 0;
  return {
    edit: (answered) => {
      count += 1;
      edits.add(answered);
      const forget = () => edits.delete(answered);
      answered.then(forget, forget);
      return answered;
    },
    editCount: () => count,
    stepsTaken: () => steps,
    step: (take) => {
      const before = Promise.allSettled(edits);
      const mine = steps.then(() => take(before));
      steps = mine.catch(() => undefined);
      return mine;
    },
  };
};
