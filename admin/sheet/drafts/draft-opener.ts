import type { GridEdit } from '../../grid/index.ts';
import { openingColumn } from './draft.ts';
import { draftBatches } from './draft-batches.ts';
import type { DraftStore } from './draft-store.ts';
import { tryOpening, type DraftEnd, type OpeningHandlers, type OpeningRun } from './opening-run.ts';

type Ends = ReadonlyMap<string, DraftEnd>;

interface OpenerPorts {
  readonly store: DraftStore;
  readonly alone: OpeningRun['alone'];
  readonly newKey: () => string;
}

export interface DraftOpener {
  /** The outcomes of the request in progress that opens this draft; undefined without one. */
  readonly underWay: (id: string) => Promise<Ends> | undefined;
  /** Opens jobs for complete drafts, as part of an operation. */
  readonly open: (ids: readonly string[], operation: string, handlers: OpeningHandlers) => Promise<Ends>;
}

/** The edit that represents a draft's opening in the queue. */
const openingEdit = (id: string): GridEdit => ({
  rowId: id,
  columnId: openingColumn,
  parentId: null,
  value: null,
  base: null,
  text: '',
});

/** Opens jobs for drafts. Each draft is opened at most once at a time, whichever sheet requests it. */
export const createDraftOpener = ({ store, alone, newKey }: OpenerPorts): DraftOpener => {
  const flights = new Map<string, Promise<Ends>>();
  const start = async (run: OpeningRun, ids: readonly string[]): Promise<Ends> => {
    store.setOpening(ids, true);
    try {
      await run.handlers.submit(ids.map(openingEdit), (edits) => tryOpening(run, edits), run.operation);
    } finally {
      for (const id of ids) flights.delete(id);
      store.setOpening(ids, false);
    }
    return run.ends;
  };
  return {
    underWay: (id) => flights.get(id),
    open: (ids, operation, handlers) => {
      const { openingOf } = handlers;
      const whole = ids.filter((id) => {
        const draft = store.get(id);
        if (!draft || flights.has(id) || store.jobOf(id) !== undefined) return false;
        return draft.sent !== null || openingOf(draft) !== null;
      });
      if (whole.length === 0) return Promise.resolve(new Map());
      const batches = draftBatches(store, { ids: whole, openingOf, newKey });
      const all = batches.flatMap((batch) => batch.ids);
      const flight = start({ store, handlers, operation, alone, batches, ends: new Map() }, all);
      for (const id of all) flights.set(id, flight);
      return flight;
    },
  };
};
