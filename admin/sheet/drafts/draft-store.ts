import type { GridEdit } from '../../grid/index.ts';
import { emptyDraft, isEmptied, openingColumn, withCell, type Draft } from './draft.ts';
import type { PersistedDrafts } from './persisted-drafts.ts';

export interface DraftsState {
  readonly drafts: readonly Draft[];
  /** The blank row, in which a person starts a draft. */
  readonly blankId: string;
  /** Drafts that are being opened by this page. */
  readonly opening: ReadonlySet<string>;
  /** Jobs that replaced their drafts. */
  readonly replacements: ReadonlyMap<string, string>;
  /** Whether the browser has stored all drafts. */
  readonly isKept: boolean;
}

/** Most undo steps for drafts. */
const stepsMax = 100;

/** Drafts before or after an operation; null: the draft did not exist. */
interface Step {
  readonly drafts: ReadonlyMap<string, Draft | null>;
  readonly operationsDone: number;
}

export interface StorePorts {
  readonly persisted: PersistedDrafts;
  readonly newId: () => string;
  /** Counts the page's other operations: a draft step is undone only while none is newer. */
  readonly operationsDone: () => number;
  /** Delays a redraw, because another tab may write thousands of drafts at once. */
  readonly soon: (run: () => void) => void;
}

export interface DraftStore {
  readonly state: () => DraftsState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: (id: string) => Draft | undefined;
  /** The job that replaced a draft. */
  readonly jobOf: (id: string) => string | undefined;
  /** Applies an operation's edits; returns each edit's draft, or null when it is gone. */
  readonly take: (edits: readonly GridEdit[]) => readonly (string | null)[];
  readonly change: (ids: readonly string[], change: (draft: Draft) => Draft) => void;
  readonly setOpening: (ids: readonly string[], isOpening: boolean) => void;
  /** The draft became a job: it is removed from the storage, and its row stays until `release` replaces it. */
  readonly opened: (id: string, jobId: string) => void;
  readonly release: () => void;
  /** Undoes the last operation on drafts; false when there is none or a newer operation exists. */
  readonly undo: () => boolean;
  /** Redoes the operation undone last; false when there is none or a newer operation exists. */
  readonly redo: () => boolean;
  /** Another tab wrote or removed a storage entry. */
  readonly received: (key: string, text: string | null) => void;
}

/** The drafts of a person in this page, synchronised with the browser's storage and other tabs. */
export const createDraftStore = ({
  persisted: persistedDrafts,
  newId,
  operationsDone,
  soon,
}: StorePorts): DraftStore => {
  const drafts = new Map(persistedDrafts.all().map((draft) => [draft.id, draft]));
  const opening = new Set<string>();
  const jobs = new Map<string, string>();
  const unkept = new Set<string>();
  // Emptied drafts; their rows stay while the person is in them, and can be filled again.
  const emptied = new Set<string>();
  const listeners = new Set<() => void>();
  let done: Step[] = [];
  let undone: Step[] = [];
  let isDue = false;
  let blankId = newId();
  let replacements: ReadonlyMap<string, string> = new Map();

  const snapshot = (): DraftsState => ({
    drafts: [...drafts.values()],
    blankId,
    opening: new Set(opening),
    replacements,
    isKept: unkept.size === 0,
  });
  let state = snapshot();
  const publish = () => {
    isDue = false;
    state = snapshot();
    for (const listener of listeners) listener();
  };
  const drop = (id: string) => {
    drafts.delete(id);
    unkept.delete(id);
    persistedDrafts.drop(id);
  };
  const put = (draft: Draft) => {
    if (isEmptied(draft)) {
      emptied.add(draft.id);
      return drop(draft.id);
    }
    drafts.set(draft.id, draft);
    if (persistedDrafts.keep(draft)) unkept.delete(draft.id);
    else unkept.add(draft.id);
  };
  const idOf = (edit: GridEdit, newRows: Map<number, string>): string | null => {
    if (edit.newRow !== undefined) {
      const id = newRows.get(edit.newRow) ?? newId();
      newRows.set(edit.newRow, id);
      return id;
    }
    const { rowId } = edit;
    const isOpen = drafts.has(rowId) || emptied.has(rowId) || rowId === blankId;
    return isOpen || jobs.has(rowId) ? rowId : null;
  };

  /** Applies an undo step and returns its inverse; null when it is not possible. */
  const undoStep = (step: Step | undefined): Step | null => {
    const ids = [...(step?.drafts.keys() ?? [])];
    const isFree = ids.every((id) => !jobs.has(id) && !opening.has(id));
    if (!step || step.operationsDone !== operationsDone() || !isFree) return null;
    const replaced = new Map(ids.map((id) => [id, drafts.get(id) ?? null]));
    for (const [id, draft] of step.drafts) {
      if (draft === null) drop(id);
      else put({ ...draft, sent: drafts.get(id)?.sent ?? null });
    }
    publish();
    return { drafts: replaced, operationsDone: step.operationsDone };
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: (id) => drafts.get(id),
    jobOf: (id) => jobs.get(id),
    take: (edits) => {
      const newRows = new Map<number, string>();
      const before = new Map<string, Draft | null>();
      const after = new Map<string, Draft>();
      // Pasted rows are numbered from the blank row on, whichever of their cells were pasted.
      const ids = edits.map((edit) => {
        const id = idOf(edit, newRows);
        if (id === null || jobs.has(id) || edit.columnId === openingColumn) return id;
        if (!before.has(id)) before.set(id, drafts.get(id) ?? null);
        after.set(id, withCell(after.get(id) ?? drafts.get(id) ?? emptyDraft(id), edit));
        return id;
      });
      for (const draft of after.values()) put(draft);
      if (drafts.has(blankId)) blankId = newId();
      if (before.size > 0)
        done = [...done.slice(-stepsMax + 1), { drafts: before, operationsDone: operationsDone() }];
      undone = [];
      publish();
      return ids;
    },
    change: (ids, change) => {
      for (const id of ids) {
        const draft = drafts.get(id);
        if (draft) put(change(draft));
      }
      publish();
    },
    setOpening: (ids, isOpening) => {
      for (const id of ids) {
        if (isOpening) opening.add(id);
        else opening.delete(id);
      }
      publish();
    },
    opened: (id, jobId) => {
      jobs.set(id, jobId);
      persistedDrafts.drop(id);
    },
    release: () => {
      const gone = [...drafts.keys()].filter((id) => jobs.has(id));
      for (const id of gone) drop(id);
      replacements = new Map(jobs);
      publish();
    },
    undo: () => {
      const replaced = undoStep(done.at(-1));
      done = replaced ? done.slice(0, -1) : [];
      if (replaced) undone = [...undone, replaced];
      return replaced !== null;
    },
    redo: () => {
      const replaced = undoStep(undone.at(-1));
      undone = replaced ? undone.slice(0, -1) : [];
      if (replaced) done = [...done, replaced];
      return replaced !== null;
    },
    received: (key, text) => {
      const received = persistedDrafts.read(key, text);
      // A draft that this page is opening is not overwritten by another tab.
      if (!received || opening.has(received.id) || jobs.has(received.id)) return;
      if (received.draft) drafts.set(received.id, received.draft);
      else drafts.delete(received.id);
      if (isDue) return;
      isDue = true;
      soon(publish);
    },
  };
};
