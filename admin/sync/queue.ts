import type { GridCellRef, GridEdit } from '../grid/index.ts';
import {
  answersOf,
  attempt,
  calm,
  cellName,
  dropNeedless,
  editsOf,
  isAnswered,
  isBefore,
  isTransient,
  newQueued,
  nextStatus,
  outcomesOf,
  readyIn,
  reportFailing,
  type Operation,
  type QueuedOperation,
  type SyncStatus,
} from './operation.ts';
import type { OfflineReason, Outcome, Rejection } from './outcome.ts';
import type { QueuePorts } from './queue-ports.ts';

const firstWaitMs = 1000;
const longestWaitMs = 10_000;
/** Most operations in progress at once, of different entities. */
const sendingMax = 16;

export interface OperationQueue {
  readonly status: () => SyncStatus;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Queues an operation; operations of an entity are sent in order, independently of other entities. Resolves
   * to an outcome for each write. Unanswered edits are persisted and retried; a form's request ends with its
   * first outcome, and passes edits in back-off.
   */
  readonly submit: (operation: Operation) => Promise<readonly Outcome[]>;
  /**
   * Runs after all earlier operations are answered and before any later one. Resolves to null without running
   * when edits are waiting, because an undo would then not revert the newest change.
   */
  readonly undoBarrier: <Answer>(run: () => Promise<Answer>) => Promise<Answer | null>;
  /** Retries now: the network or the session may be back, or the person requested it. */
  readonly retryNow: () => void;
  /** Rejected edits, until they are discarded or the cell is edited again. */
  readonly rejections: () => readonly Rejection[];
  readonly holdRejection: (rejection: Rejection) => void;
  /** The person discarded an edit: it is no longer stored or sent. */
  readonly discard: (cell: GridCellRef) => void;
  /** Operations whose answer would be lost with the page: those in progress, and requests of forms. */
  readonly unanswered: () => readonly Operation[];
  /** Number of operations submitted so far. */
  readonly submittedCount: () => number;
}

interface Barrier {
  /** Operations with a lower epoch precede it. */
  readonly epoch: number;
  readonly run: () => Promise<void>;
  readonly cancel: () => void;
  isRunning: boolean;
}

const waitMs = (attempts: number, random: number): number =>
  Math.min(longestWaitMs, firstWaitMs * 2 ** attempts) * (0.5 + random / 2);

const hasFailed = ({ failedAttempts }: { readonly failedAttempts: number }): boolean => failedAttempts > 0;

/**
 * Merges all calls within one turn of the event loop into one run. A page that reconnects submits many operations at
 * once.
 */
const oncePerTurn = (run: () => void) => {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    queueMicrotask(() => {
      isAsked = false;
      run();
    });
  };
};

/** Queues a person's operations until the server has answered them. The operations of an entity keep their order. */
export const createQueue = ({ persisted, probe, replaced, after, random }: QueuePorts): OperationQueue => {
  let sequence = 0;
  let epoch = 0;
  let looks = 0;
  let isLooking = false;
  /** A probe confirmed that the server was unreachable. */
  let wasAway = false;
  let stopTimer = (): void => undefined;
  const queue: QueuedOperation[] = [];
  const barriers: Barrier[] = [];
  const listeners = new Set<() => void>();
  const { rejected } = persisted;
  let status = calm;

  const publish = (reason: OfflineReason) => {
    const next = nextStatus(status, queue, { reason, rejectedCount: rejected.unpersistedCount() });
    if (next === status) return;
    status = next;
    for (const barrier of isWaiting() ? barriers.filter(({ isRunning }) => !isRunning) : [])
      barriers.splice(barriers.indexOf(barrier), 1)[0]?.cancel();
    for (const listener of listeners) listener();
  };
  const isWaiting = () => status.offlineReason !== null || status.waitingCount > 0;

  const finish = (queued: QueuedOperation) => {
    queue.splice(queue.indexOf(queued), 1);
    for (const { edit, outcome } of answersOf(queued)) {
      if (outcome.ok) rejected.release(edit);
      else rejected.hold({ edit, problem: outcome.problem });
    }
    persisted.release(queued.sequence);
    publish(status.offlineReason);
    queued.resolve(outcomesOf(queued));
  };
  const stop = (reason: OfflineReason) => {
    wasAway = true;
    publish(reason);
    stopTimer();
    stopTimer = after(waitMs(looks, random()), () => void look());
    looks += 1;
  };
  /** A failure of the operation itself: others continue, and it is retried after an increasing delay. */
  const backOff = (queued: QueuedOperation, reason: OfflineReason) => {
    queued.isDue = false;
    after(waitMs(queued.failedAttempts, random()), () => {
      queued.isDue = true;
      sendReady();
    });
    queued.failedAttempts += 1;
    publish(status.offlineReason);
    if (reason === 'signed-out') return stop(reason);
    // Published at once, because the probe may take long; later failures are reported in the cells.
    if (queued.failedAttempts === 1) publish(reason);
    void look();
  };
  const start = async (queued: QueuedOperation) => {
    queued.isSending = true;
    const reason = await attempt(queued);
    queued.isSending = false;
    if (isAnswered(queued)) finish(queued);
    else backOff(queued, reason);
    sendReady();
  };
  const startBarrier = async (barrier: Barrier) => {
    barrier.isRunning = true;
    await barrier.run();
    barriers.shift();
    sendReady();
  };
  /** Sends what is ready, and runs an undo barrier when everything before it is answered. */
  const sendReady = () => {
    const [barrier] = barriers;
    const barrierEpoch = barrier?.epoch ?? null;
    const state = { barrierEpoch, isOffline: status.offlineReason !== null, sendingMax };
    for (const queued of readyIn(queue, state)) void start(queued);
    if (!barrier || barrier.isRunning || queue.some((queued) => isBefore(queued, barrierEpoch))) return;
    void startBarrier(barrier);
  };
  const sendSoon = oncePerTurn(sendReady);
  const look = async () => {
    if (isLooking || queue.length === 0) return;
    isLooking = true;
    const reach = await probe().finally(() => (isLooking = false));
    if (reach === 'back') {
      stopTimer();
      looks = 0;
      if (wasAway) for (const queued of queue) queued.isDue = true;
      wasAway = false;
      publish(null);
      for (const queued of queue) reportFailing(queued);
      return sendReady();
    }
    if (reach === 'somebody-else' && status.unpersistedCount === 0) replaced();
    stop(reach === 'somebody-else' ? 'signed-out' : reach);
    sendReady();
  };
  /** A write in progress may still arrive, but is not retried. */
  const drop = (some: readonly QueuedOperation[], isNeedless: (edit: GridEdit) => boolean) => {
    for (const queued of some) {
      dropNeedless(queued, isNeedless);
      if (isAnswered(queued) && !queued.isSending) finish(queued);
    }
  };
  return {
    status: () => status,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    submit: (operation) =>
      new Promise((resolve) => {
        sequence += 1;
        const edits = editsOf(operation);
        const written = new Set(edits.map(cellName));
        const isNeedless = (edit: GridEdit) => written.has(cellName(edit));
        // A new edit of a cell replaces a rejected or failing one.
        const failed = status.offlineReason === null ? queue.filter(hasFailed) : [];
        const { operationId } = operation;
        const isPersisted = edits.length === 0 || persisted.persist(sequence, { operationId, edits });
        if (isPersisted) for (const edit of edits) rejected.release(edit);
        drop(failed, isNeedless);
        queue.push(newQueued({ operation, sequence, isPersisted, epoch, resolve }));
        publish(status.offlineReason);
        sendSoon();
      }),
    undoBarrier: (run) =>
      new Promise((resolve, reject) => {
        if (isWaiting()) return resolve(null);
        epoch += 1;
        const cancel = () => resolve(null);
        barriers.push({ epoch, run: () => run().then(resolve, reject), cancel, isRunning: false });
        sendReady();
      }),
    retryNow: () => {
      for (const queued of queue) queued.isDue = true;
      void look();
    },
    rejections: rejected.all,
    holdRejection: (rejection) => {
      rejected.hold(rejection);
      publish(status.offlineReason);
    },
    discard: (cell) => {
      rejected.release(cell);
      drop([...queue], (edit) => cellName(edit) === cellName(cell));
      publish(status.offlineReason);
      sendReady();
    },
    unanswered: () =>
      queue
        .map(({ operation }) => operation)
        .filter((operation, at) => queue[at]?.isSending || isTransient(operation)),
    submittedCount: () => sequence,
  };
};
