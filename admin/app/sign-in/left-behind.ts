const emptyList = '[]';

// What waits, what was refused and the drafts: all of a person's keys hold their id, and customers' names stand in them.
const keysOf = (storage: Storage, staffId: string): readonly string[] =>
  Object.keys(storage).filter((key) => key.startsWith('jobsheet.') && key.split(/[ .]/).includes(staffId));

/** Whether a person's edits or drafts lie in this browser that nobody else has. */
export const hasLeftBehind = (storage: Storage, staffId: string): boolean =>
  keysOf(storage, staffId).some((key) => storage.getItem(key) !== emptyList);

/** Takes everything of a person out of this browser. */
export const clearLeftBehind = (storage: Storage, staffId: string): void => {
  for (const key of keysOf(storage, staffId)) storage.removeItem(key);
};
