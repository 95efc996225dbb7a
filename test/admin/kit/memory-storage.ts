/** An in-memory Storage whose entries are own keys; it is full beyond `roomFor` entries. */
export const memoryStorage = (roomFor = Number.POSITIVE_INFINITY): Storage => {
  const methods = {
    getItem: (key: string): string | null => Reflect.get(entries, key) ?? null,
    setItem: (key: string, value: string) => {
      if (Number.isFinite(roomFor) && !Object.hasOwn(entries, key) && Object.keys(entries).length >= roomFor)
        throw new Error('full');
      Reflect.set(entries, key, value);
    },
    removeItem: (key: string) => Reflect.deleteProperty(entries, key),
    clear: () => undefined,
    key: () => null,
    length: 0,
  };
  const entries = Object.create(methods);
  return entries;
};
