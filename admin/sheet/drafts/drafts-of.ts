import { operationsDone, newKey } from '../../api/client.ts';
import { newDraftId } from './draft.ts';
import { createDraftOpener, type DraftOpener } from './draft-opener.ts';
import { createDraftStore, type DraftStore } from './draft-store.ts';
import { persistedDraftsIn } from './persisted-drafts.ts';
import type { OpenedJob } from './opening-run.ts';

export interface Drafts {
  readonly store: DraftStore;
  readonly opener: DraftOpener;
  /** Registers the sheet's handler, which replaces drafts by their jobs; returns its removal. */
  readonly onOpened: (listener: OnOpened) => () => void;
  readonly notifyOpened: OnOpened;
}

type OnOpened = (opened: ReadonlyMap<string, OpenedJob>) => Promise<void>;

/** Delay (ms) before drafts from another tab are displayed, together. */
const soonMs = 50;

const open = new Map<string, Drafts>();

const make = (staffId: string): Drafts => {
  const store = createDraftStore({
    persisted: persistedDraftsIn(localStorage, staffId),
    newId: newDraftId,
    operationsDone,
    soon: (run) => void setTimeout(run, soonMs),
  });
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== null) store.received(key, newValue);
  });
  const opener = createDraftOpener({
    store,
    alone: (run) => navigator.locks.request(`jobsheet.drafts ${staffId}`, run),
    newKey,
  });
  const listeners = new Set<OnOpened>();
  return {
    store,
    opener,
    onOpened: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notifyOpened: async (opened) => {
      for (const listener of listeners) await listener(opened);
    },
  };
};

/**
 * The drafts of a person in this page. One instance for the page's lifetime, because a job may be opened
 * while another screen is displayed.
 */
export const draftsOf = (staffId: string): Drafts => {
  const known = open.get(staffId) ?? make(staffId);
  open.set(staffId, known);
  return known;
};
