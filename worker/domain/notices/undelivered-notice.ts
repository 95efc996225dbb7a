// The admin asks this too: a file without the words of a trade's notices is no weight to its first load.

/** Ends of a notice that a person must look at: nobody was reached, or perhaps nobody. */
const undelivered: ReadonlySet<string> = new Set(['failed', 'unknown', 'dead']);

/** Whether a notice did not arrive and nobody has seen to it yet. */
export const isUndelivered = ({ state }: { readonly state: string }): boolean => undelivered.has(state);

/** Whether a person may send a notice again or put it aside: a missed one too, though it makes no task. */
export const isUnreachable = (notice: { readonly state: string }): boolean =>
  notice.state === 'missed' || isUndelivered(notice);
