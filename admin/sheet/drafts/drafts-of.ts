import { operationsDone, newKey } from '../../api/client.ts';
import { newDraftId } from './draft.ts';
import { createDraftOpener, type DraftOpener } from './draft-opener.ts';
import { createDraftStore, type DraftStore } from './draft-store.ts';
import { persistedDraftsIn } from './persisted-drafts.ts';
import type { OpenedJob } from './opening-run.ts';

export interface Drafts {
  readonly store: DraftStore;
  readonly opener: DraftOpener;
  /** The sheet on show puts jobs in the place of their drafts; the answer ends it. */
  readonly onOpened: (listener: OnOpened) => () => void;
  readonly notifyOpened: OnOpened;
}

type OnOpened = (opened: ReadonlyMap<string, OpenedJob>) => Promise<void>;

/** Drafts that another tab wrote are shown after so long, together. */
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

/** A person's drafts in this page: one for its whole life, for a job may be opened while another screen is on show. */
export const draftsOf = (staffId: string): Drafts => {
  const known = open.get(staffId) ?? make(staffId);
  open.set(staffId, known);
  return known;
};
