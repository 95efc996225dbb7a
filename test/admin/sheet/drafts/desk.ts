import { memoryStorage } from '../../kit/memory-storage.ts';
import type { Problem } from '#contract/jobs/job-answers';
import type { GridEdit } from '../../../../admin/grid/index.ts';
import { createDraftOpener } from '../../../../admin/sheet/drafts/draft-opener.ts';
import { createDraftStore } from '../../../../admin/sheet/drafts/draft-store.ts';
import { openingOf } from '../../../../admin/sheet/drafts/draft.ts';
import { keptDraftsIn } from '../../../../admin/sheet/drafts/kept-drafts.ts';
import type { OpeningDoors } from '../../../../admin/sheet/drafts/opening-run.ts';
import { writeDrafts } from '../../../../admin/sheet/drafts/write-drafts.ts';
import type { LotOutcome, OpeningLot, OpenOutcome } from '../../../../admin/sync/open-jobs.ts';
import { flows } from '#domain/trades/index';

export const problem = (status: number, code = 'x'): Problem => ({
  type: '',
  title: '',
  status,
  code,
  detail: `no ${status}`,
  requestId: '',
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

let names = 0;

const nextName = (prefix: string): string => {
  names += 1;
  return `${prefix}${String(names).padStart(6, '0')}`;
};

/** A page with one person's drafts: what it sends waits until the test answers it. */
export const openDesk = (storage: Storage = memoryStorage()) => {
  let deeds = 0;
  const kept = keptDraftsIn(storage, 'stf_1');
  const store = createDraftStore({
    kept,
    newId: () => nextName('draft:'),
    deeds: () => deeds,
    soon: (run) => run(),
  });
  const opener = createDraftOpener({ store, alone: (run) => run(), newKey: () => nextName('lot-') });
  const sent: { lot: OpeningLot; gesture: string; answer: (outcome: LotOutcome) => Promise<void> }[] = [];
  const written: GridEdit[] = [];
  const waiting: (() => Promise<void>)[] = [];
  const doors: OpeningDoors = {
    // As the queue does: what fails waits until it is tried again.
    submit: (edits, send) =>
      new Promise((done) => {
        const attempt = async () => {
          const outcomes = await send(edits);
          if (outcomes.every(({ ok }) => ok)) done(undefined);
          else waiting.push(attempt);
        };
        void attempt();
      }),
    openingOf: (draft) =>
      openingOf(draft, flows.find(({ key }) => key === (draft.cells['trade'] ?? 'wedding')) ?? null, 'en'),
    openLot: (lot, gesture) =>
      new Promise((resolve) => {
        sent.push({
          lot,
          gesture,
          answer: async (outcome) => {
            if (outcome.ok) deeds += 1;
            resolve(outcome);
            await settled();
          },
        });
      }),
    readLists: async () => undefined,
    writeJob: async (edits) => {
      written.push(...edits);
      return edits.map(() => ({ ok: true }));
    },
    wordsOf: ({ detail }) => detail,
    onOpened: async () => undefined,
  };
  const write = (edits: readonly GridEdit[]) =>
    writeDrafts(edits, {
      store,
      opener,
      doors,
      gesture: 'ges_1',
      refusalOf: ({ detail }) => ({ ok: false, kind: 'refused', message: detail }),
      gone: { ok: false, kind: 'refused', message: 'gone' },
    });
  return {
    store,
    sent,
    /** What was sent to jobs, as `job_1 customer=Hill`. */
    written: () => written.map(({ rowId, columnId, value }) => `${rowId} ${columnId}=${value ?? ''}`),
    write,
    retry: (...given: readonly string[]) => opener.open(given, 'ges_2', doors),
    /** Types into a draft, or into the blank row. */
    type: (columnId: string, value: string | number | null, rowId = store.state().blankId) =>
      write([edit(rowId, columnId, value)]),
    knock: async () => {
      for (const attempt of waiting.splice(0)) void attempt();
      await settled();
    },
    didElsewhere: () => {
      deeds += 1;
    },
    drafts: () => store.state().drafts,
    settled,
  };
};

export const edit = (
  rowId: string,
  columnId: string,
  value: string | number | null,
  more: Partial<GridEdit> = {},
): GridEdit => ({ rowId, columnId, parentId: null, value, base: null, text: String(value ?? ''), ...more });

/** Jobs were opened for all of a lot, numbered from `first`. */
export const openedAs = (...jobIds: readonly string[]): LotOutcome => ({
  ok: true,
  outcomes: jobIds.map((jobId): OpenOutcome => ({ ok: true, jobId, job: null, isAsSent: true })),
});
