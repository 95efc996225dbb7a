// A file of its own without imports, because the admin needs it in the first load without the texts of
// notices.

/** Final states of a notice that reached nobody, or perhaps nobody. */
const undelivered: ReadonlySet<string> = new Set(['failed', 'unknown', 'dead']);

/** Whether a notice did not arrive and nobody has handled it yet. */
export const isUndelivered = ({ state }: { readonly state: string }): boolean => undelivered.has(state);

/**
 * Whether a person may send a notice again or set it aside. A missed one qualifies too, although it creates
 * no task.
 */
export const isUnreachable = (notice: { readonly state: string }): boolean =>
  notice.state === 'missed' || isUndelivered(notice);
