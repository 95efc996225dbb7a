/** Keeps a choice in this browser until it is changed again; a full browser forgets it at the next visit, and nothing else. */
export const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The choice holds in the page all the same.
  }
};
