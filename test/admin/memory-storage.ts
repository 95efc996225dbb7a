/** A browser's storage in memory, its entries read as own keys are. */
export const memoryStorage = (): Storage => {
  const methods = {
    getItem: (key: string): string | null => Reflect.get(entries, key) ?? null,
    setItem: (key: string, value: string) => Reflect.set(entries, key, value),
    removeItem: (key: string) => Reflect.deleteProperty(entries, key),
    clear: () => undefined,
    key: () => null,
    length: 0,
  };
  const entries = Object.create(methods);
  return entries;
};
