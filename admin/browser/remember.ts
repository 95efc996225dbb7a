/** Stores a choice in this browser. When the storage is full, the choice lasts for this page only. */
export const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The page keeps the choice in memory.
  }
};
