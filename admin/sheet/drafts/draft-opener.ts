import type { GridEdit } from '../../grid/index.ts';
import { openingColumn } from './draft.ts';
import { draftLots } from './draft-lots.ts';
import type { DraftStore } from './draft-store.ts';
import { tryOpening, type DraftEnd, type OpeningDoors, type OpeningRun } from './opening-run.ts';

type Ends = ReadonlyMap<string, DraftEnd>;

interface OpenerPorts {
  readonly store: DraftStore;
  readonly alone: OpeningRun['alone'];
  readonly newKey: () => string;
}

export interface DraftOpener {
  /** What comes of the drafts that are being opened with this one. */
  readonly underWay: (id: string) => Promise<Ends> | undefined;
  /** Opens the jobs of those drafts that are whole, as part of a gesture. */
  readonly open: (ids: readonly string[], gesture: string, doors: OpeningDoors) => Promise<Ends>;
}

/** A draft in the queue, under way to its job. */
const openingEdit = (id: string): GridEdit => ({
  rowId: id,
  columnId: openingColumn,
  parentId: null,
  value: null,
  base: null,
  text: '',
});

/** Opens jobs of drafts, each draft once at a time, whichever sheet asks. */
export const createDraftOpener = ({ store, alone, newKey }: OpenerPorts): DraftOpener => {
  const flights = new Map<string, Promise<Ends>>();
  const start = async (run: OpeningRun, ids: readonly string[]): Promise<Ends> => {
    store.setOpening(ids, true);
    try {
      await run.doors.submit(ids.map(openingEdit), (edits) => tryOpening(run, edits), run.gesture);
    } finally {
      for (const id of ids) flights.delete(id);
      store.setOpening(ids, false);
    }
    return run.ends;
  };
  return {
    underWay: (id) => flights.get(id),
    open: (ids, gesture, doors) => {
      const { openingOf } = doors;
      const whole = ids.filter((id) => {
        const draft = store.get(id);
        if (!draft || flights.has(id) || store.jobOf(id) !== undefined) return false;
        return draft.sent !== null || openingOf(draft) !== null;
      });
      if (whole.length === 0) return Promise.resolve(new Map());
      const lots = draftLots(store, { ids: whole, openingOf, newKey });
      const all = lots.flatMap((lot) => lot.ids);
      const flight = start({ store, doors, gesture, alone, lots, ends: new Map() }, all);
      for (const id of all) flights.set(id, flight);
      return flight;
    },
  };
};
