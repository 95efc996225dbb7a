import type { Problem } from '#contract/jobs/job-answers';
import type { GridEdit } from '../../../admin/grid/index.ts';
import type { OnFailing, Outcome } from '../../../admin/sync/outcome.ts';
import { persistedIn } from '../../../admin/sync/persisted.ts';
import type { Reach } from '../../../admin/sync/queue-ports.ts';
import { createQueue, type OperationQueue } from '../../../admin/sync/queue.ts';
import { fakeTimers } from '../kit/fake-timers.ts';
import { memoryStorage } from '../kit/memory-storage.ts';
import { flushPromises } from '../kit/flush-promises.ts';

export const edit = (text: string, rowId = 'job_1', columnId = 'title'): GridEdit => ({
  rowId,
  columnId,
  parentId: null,
  value: text,
  base: 'before',
  revision: 4,
  text,
});

export const acknowledged: Outcome = { ok: true, answer: null };

export const problemWith = (status: number, code = 'x'): Problem => ({
  type: '',
  title: '',
  status,
  code,
  detail: 'x',
  requestId: '',
});

export const refusedWith = (status: number): Outcome => ({ ok: false, problem: problemWith(status) });

type Send = (edits: readonly GridEdit[]) => Promise<readonly Outcome[]>;

let operations = 0;

/** Submits edits of cells as one operation. */
export const submit = (
  queue: Pick<OperationQueue, 'submit'>,
  edits: readonly GridEdit[],
  send: Send,
  onFailing?: OnFailing,
): Promise<readonly Outcome[]> => {
  operations += 1;
  return queue.submit({
    operationId: `ges_${operations}`,
    writes: edits.map((cellEdit) => ({ entityId: cellEdit.parentId ?? cellEdit.rowId, edit: cellEdit })),
    send: (positions) => send(positions.flatMap((position) => edits[position] ?? [])),
    onFailing,
  });
};

/** Submits one request of a form. */
export const askForm = async (
  queue: Pick<OperationQueue, 'submit'>,
  entityId: string,
  send: () => Promise<Outcome>,
): Promise<Outcome | undefined> => {
  const writes = [{ entityId, edit: null }];
  const [outcome] = await queue.submit({ operationId: 'ges_form', writes, send: async () => [await send()] });
  return outcome;
};

/** A tab's queue; the test controls time and network. */
export const openTab = (reach: { now: Reach } = { now: 'back' }, storage = memoryStorage()) => {
  const timers = fakeTimers();
  const replaced: string[] = [];
  const queue = createQueue({
    persisted: persistedIn({ storage, staffId: 'stf_1', tab: 'one' }),
    probe: async () => reach.now,
    replaced: () => replaced.push('page'),
    after: timers.after,
    random: () => 1,
  });
  const pass = async (ms: number) => {
    for (let at = 0; at < ms; at += 500) {
      timers.pass(500);
      await flushPromises();
    }
  };
  return { storage, timers, queue, reach, replaced, pass };
};
