const emptyList = '[]';

// The storage keys of queued edits, refused edits and drafts hold the person's id. Their values contain customers'
// names.
const keysOf = (storage: Storage, staffId: string): readonly string[] =>
  Object.keys(storage).filter((key) => key.startsWith('jobsheet.') && key.split(/[ .]/).includes(staffId));

/** Whether this browser holds unsaved edits or drafts of a person. */
export const hasLeftBehind = (storage: Storage, staffId: string): boolean =>
  keysOf(storage, staffId).some((key) => storage.getItem(key) !== emptyList);

/** Removes all data of a person from this browser. */
export const clearLeftBehind = (storage: Storage, staffId: string): void => {
  for (const key of keysOf(storage, staffId)) storage.removeItem(key);
};
