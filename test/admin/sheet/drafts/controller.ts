import { memoryStorage } from '../../kit/memory-storage.ts';
import type { Problem } from '#contract/jobs/job-answers';
import type { GridEdit } from '../../../../admin/grid/index.ts';
import { createDraftOpener } from '../../../../admin/sheet/drafts/draft-opener.ts';
import { createDraftStore } from '../../../../admin/sheet/drafts/draft-store.ts';
import { openingOf } from '../../../../admin/sheet/drafts/draft.ts';
import { persistedDraftsIn } from '../../../../admin/sheet/drafts/persisted-drafts.ts';
import type { OpeningHandlers } from '../../../../admin/sheet/drafts/opening-run.ts';
import { writeDrafts } from '../../../../admin/sheet/drafts/write-drafts.ts';
import type { BatchOutcome, OpeningBatch, OpenOutcome } from '../../../../admin/sync/open-jobs.ts';
import { flows } from '#domain/trades/index';
import { flushPromises } from '../../kit/flush-promises.ts';

export const problem = (status: number, code = 'x'): Problem => ({
  type: '',
  title: '',
  status,
  code,
  detail: `no ${status}`,
  requestId: '',
});

let names = 0;

const nextName = (prefix: string): string => {
  names += 1;
  return `${prefix}${String(names).padStart(6, '0')}`;
};

/** A page with one person's drafts; its requests wait until the test answers them. */
export const openController = (storage: Storage = memoryStorage()) => {
  let operationsDone = 0;
  const persistedDrafts = persistedDraftsIn(storage, 'stf_1');
  const store = createDraftStore({
    persisted: persistedDrafts,
    newId: () => nextName('draft:'),
    operationsDone: () => operationsDone,
    soon: (run) => run(),
  });
  const opener = createDraftOpener({ store, alone: (run) => run(), newKey: () => nextName('lot-') });
  const sent: { batch: OpeningBatch; operation: string; answer: (outcome: BatchOutcome) => Promise<void> }[] =
    [];
  const written: GridEdit[] = [];
  const waiting: (() => Promise<void>)[] = [];
  const handlers: OpeningHandlers = {
    // Like the queue: a failed operation waits until it is retried.
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
    openBatch: (batch, operation) =>
      new Promise((resolve) => {
        sent.push({
          batch,
          operation,
          answer: async (outcome) => {
            if (outcome.ok) operationsDone += 1;
            resolve(outcome);
            await flushPromises();
          },
        });
      }),
    readLists: async () => undefined,
    writeJob: async (edits) => {
      written.push(...edits);
      return edits.map(() => ({ ok: true }));
    },
    labelOf: ({ detail }) => detail,
    onOpened: async () => undefined,
  };
  const write = (edits: readonly GridEdit[]) =>
    writeDrafts(edits, {
      store,
      opener,
      handlers,
      operation: 'ges_1',
      refusalOf: ({ detail }) => ({ ok: false, kind: 'refused', message: detail }),
      gone: { ok: false, kind: 'refused', message: 'gone' },
    });
  return {
    store,
    sent,
    /** The edits sent to jobs, as `job_1 customer=Hill`. */
    written: () => written.map(({ rowId, columnId, value }) => `${rowId} ${columnId}=${value ?? ''}`),
    write,
    retry: (...input: readonly string[]) => opener.open(input, 'ges_2', handlers),
    /** Types into a draft, or into the blank row. */
    type: (columnId: string, value: string | number | null, rowId = store.state().blankId) =>
      write([edit(rowId, columnId, value)]),
    retryNow: async () => {
      for (const attempt of waiting.splice(0)) void attempt();
      await flushPromises();
    },
    didElsewhere: () => {
      operationsDone += 1;
    },
    drafts: () => store.state().drafts,
    finished: flushPromises,
  };
};

export const edit = (
  rowId: string,
  columnId: string,
  value: string | number | null,
  more: Partial<GridEdit> = {},
): GridEdit => ({ rowId, columnId, parentId: null, value, base: null, text: String(value ?? ''), ...more });

/** A successful outcome for a batch, with its jobs. */
export const openedAs = (...jobIds: readonly string[]): BatchOutcome => ({
  ok: true,
  outcomes: jobIds.map((jobId): OpenOutcome => ({ ok: true, jobId, job: null, isAsSent: true })),
});
