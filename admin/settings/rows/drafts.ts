import { useSyncExternalStore } from 'react';

/** What was typed and is not saved, by the name of its field. It outlives a change of the section. */
const drafts = new Map<string, string>();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const put = (name: string, text: string | null): void => {
  if (text === null) drafts.delete(name);
  else drafts.set(name, text);
  for (const listener of listeners) listener();
};

/** The unsaved text of a field, or null, with its setter. */
export const useDraft = (name: string): readonly [string | null, (text: string | null) => void] => [
  useSyncExternalStore(subscribe, () => drafts.get(name) ?? null),
  (text) => put(name, text),
];
