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
/** Operations on their way at once, of different entities. */
const sendingMax = 16;

export interface OperationQueue {
  readonly status: () => SyncStatus;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Sends an operation after the earlier ones of its entities, whatever becomes of others: an outcome for each of its
   * writes. Edits without an answer are persisted and sent again; a request of a form ends with its first outcome, and
   * passes edits that wait for another attempt.
   */
  readonly submit: (operation: Operation) => Promise<readonly Outcome[]>;
  /**
   * Runs once all operations before it are answered, and before any that is submitted later. Null where edits wait: what
   * it would undo may not be the newest.
   */
  readonly undoBarrier: <Answer>(run: () => Promise<Answer>) => Promise<Answer | null>;
  /** The network or the session may be back, or the person asks: try now. */
  readonly retryNow: () => void;
  /** What the server did not take, until it is discarded or the cell is written anew. */
  readonly rejections: () => readonly Rejection[];
  readonly holdRejection: (rejection: Rejection) => void;
  /** The person put the old value back: theirs is neither persisted nor sent any longer. */
  readonly discard: (cell: GridCellRef) => void;
  /** Operations whose answer would be lost with the page: those under way, and requests of forms. */
  readonly unanswered: () => readonly Operation[];
  /** Operations that were submitted so far. */
  readonly submittedCount: () => number;
}

interface Barrier {
  /** Operations of earlier epochs stand before it. */
  readonly epoch: number;
  readonly run: () => Promise<void>;
  readonly cancel: () => void;
  isRunning: boolean;
}

const waitMs = (attempts: number, random: number): number =>
  Math.min(longestWaitMs, firstWaitMs * 2 ** attempts) * (0.5 + random / 2);

const hasFailed = ({ failedAttempts }: { readonly failedAttempts: number }): boolean => failedAttempts > 0;

/** Runs once for all that asks for it in one turn: a page that comes back submits all that waited. */
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

/** Keeps a person's operations, each entity's in their order, until the server has answered them. */
export const createQueue = ({ persisted, probe, replaced, after, random }: QueuePorts): OperationQueue => {
  let sequence = 0;
  let epoch = 0;
  let looks = 0;
  let isLooking = false;
  /** The server was found away, and not only thought to be. */
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
  /** Its own failure: others go on, and it comes again after a while that grows. */
  const backOff = (queued: QueuedOperation, reason: OfflineReason) => {
    queued.isDue = false;
    after(waitMs(queued.failedAttempts, random()), () => {
      queued.isDue = true;
      sendReady();
    });
    queued.failedAttempts += 1;
    publish(status.offlineReason);
    if (reason === 'signed-out') return stop(reason);
    // Said at once, for the probe may take long; a later failure says it in its cells.
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
  /** Sends what is ready, and takes an undo step once all before it is answered. */
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
  /** What is on its way may still arrive, but is not sent again. */
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
        // The new text of a cell stands in place of the one that was rejected, or fails.
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
