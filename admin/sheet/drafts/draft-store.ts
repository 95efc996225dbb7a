import type { GridEdit } from '../../grid/index.ts';
import { emptyDraft, isEmptied, openingColumn, withCell, type Draft } from './draft.ts';
import type { KeptDrafts } from './kept-drafts.ts';

export interface DraftsState {
  readonly drafts: readonly Draft[];
  /** The row that is written into to begin one. */
  readonly blankId: string;
  /** Drafts that are being opened by this page. */
  readonly opening: ReadonlySet<string>;
  /** Jobs that took the place of their drafts. */
  readonly successors: ReadonlyMap<string, string>;
  /** The browser keeps all of them over a reload. */
  readonly isKept: boolean;
}

/** How many of its own steps a person takes back. */
const stepsMax = 100;

/** Drafts as a gesture found them, or as it left them; null: there was none. */
interface Step {
  readonly drafts: ReadonlyMap<string, Draft | null>;
  readonly deeds: number;
}

export interface StorePorts {
  readonly kept: KeptDrafts;
  readonly newId: () => string;
  /** Counts what this page has had written elsewhere: a step is taken back only while nothing newer was done. */
  readonly deeds: () => number;
  /** Another tab may write thousands of them at a time: they are shown together. */
  readonly soon: (run: () => void) => void;
}

export interface DraftStore {
  readonly state: () => DraftsState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: (id: string) => Draft | undefined;
  /** The job that a draft has become. */
  readonly jobOf: (id: string) => string | undefined;
  /** Takes a gesture's edits: the draft of each, or null where that is gone. */
  readonly take: (edits: readonly GridEdit[]) => readonly (string | null)[];
  readonly change: (ids: readonly string[], change: (draft: Draft) => Draft) => void;
  readonly setOpening: (ids: readonly string[], isOpening: boolean) => void;
  /** A draft is a job: it is kept no longer, and its row stays until `release` puts the job's in its place. */
  readonly opened: (id: string, jobId: string) => void;
  readonly release: () => void;
  /** Takes back the last gesture; false where there is none, or something newer was done elsewhere. */
  readonly undo: () => boolean;
  /** Does again what was taken back last; false where there is nothing, or something newer was done. */
  readonly redo: () => boolean;
  /** Another tab wrote or dropped an entry of the storage. */
  readonly heard: (key: string, text: string | null) => void;
}

/** A person's drafts in this page, in step with those that the browser keeps and those of other tabs. */
export const createDraftStore = ({ kept, newId, deeds, soon }: StorePorts): DraftStore => {
  const drafts = new Map(kept.all().map((draft) => [draft.id, draft]));
  const opening = new Set<string>();
  const jobs = new Map<string, string>();
  const unkept = new Set<string>();
  // Their rows stay while the person is in them, and may be written again.
  const emptied = new Set<string>();
  const listeners = new Set<() => void>();
  let done: Step[] = [];
  let undone: Step[] = [];
  let isDue = false;
  let blankId = newId();
  let successors: ReadonlyMap<string, string> = new Map();

  const snapshot = (): DraftsState => ({
    drafts: [...drafts.values()],
    blankId,
    opening: new Set(opening),
    successors,
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
    kept.drop(id);
  };
  const put = (draft: Draft) => {
    if (isEmptied(draft)) {
      emptied.add(draft.id);
      return drop(draft.id);
    }
    drafts.set(draft.id, draft);
    if (kept.keep(draft)) unkept.delete(draft.id);
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

  /** Puts drafts as a step has them: what they were until then; null where that cannot be. */
  const turnBack = (step: Step | undefined): Step | null => {
    const ids = [...(step?.drafts.keys() ?? [])];
    const isFree = ids.every((id) => !jobs.has(id) && !opening.has(id));
    if (!step || step.deeds !== deeds() || !isFree) return null;
    const replaced = new Map(ids.map((id) => [id, drafts.get(id) ?? null]));
    for (const [id, draft] of step.drafts) {
      if (draft === null) drop(id);
      else put({ ...draft, sent: drafts.get(id)?.sent ?? null });
    }
    publish();
    return { drafts: replaced, deeds: step.deeds };
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
      // The blank row comes before the new ones below it, whatever of it was pasted.
      const ids = edits.map((edit) => {
        const id = idOf(edit, newRows);
        if (id === null || jobs.has(id) || edit.columnId === openingColumn) return id;
        if (!before.has(id)) before.set(id, drafts.get(id) ?? null);
        after.set(id, withCell(after.get(id) ?? drafts.get(id) ?? emptyDraft(id), edit));
        return id;
      });
      for (const draft of after.values()) put(draft);
      if (drafts.has(blankId)) blankId = newId();
      if (before.size > 0) done = [...done.slice(-stepsMax + 1), { drafts: before, deeds: deeds() }];
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
      kept.drop(id);
    },
    release: () => {
      const gone = [...drafts.keys()].filter((id) => jobs.has(id));
      for (const id of gone) drop(id);
      successors = new Map(jobs);
      publish();
    },
    undo: () => {
      const replaced = turnBack(done.at(-1));
      done = replaced ? done.slice(0, -1) : [];
      if (replaced) undone = [...undone, replaced];
      return replaced !== null;
    },
    redo: () => {
      const replaced = turnBack(undone.at(-1));
      undone = replaced ? undone.slice(0, -1) : [];
      if (replaced) done = [...done, replaced];
      return replaced !== null;
    },
    heard: (key, text) => {
      const heard = kept.read(key, text);
      // What this page is opening it knows better.
      if (!heard || opening.has(heard.id) || jobs.has(heard.id)) return;
      if (heard.draft) drafts.set(heard.id, heard.draft);
      else drafts.delete(heard.id);
      if (isDue) return;
      isDue = true;
      soon(publish);
    },
  };
};
