import type { Problem } from '#contract/jobs/job-answers';
import { isFromElsewhere, problemOfError } from '../api/problem.ts';
import type { GridCellRef, GridEdit } from '../grid/index.ts';
import type { OfflineReason, OnFailing, Outcome } from './outcome.ts';

/** One write of an operation. */
export interface OperationWrite {
  /** The job or draft among whose writes this one keeps its place. */
  readonly entityId: string;
  /** A cell's edit, which is persisted until it is answered; null: a request of a form, which ends with its first outcome. */
  readonly edit: GridEdit | null;
}

/** What a person does in one go: the unit of sending, of undo and of what is persisted. */
export interface Operation {
  /** `ges_…`: the undo group's name on the server; the same in every attempt, also after a reload. */
  readonly operationId: string;
  readonly writes: readonly OperationWrite[];
  /** Sends the writes at these positions: an outcome for each, in their order. */
  readonly send: (positions: readonly number[]) => Promise<readonly Outcome[]>;
  readonly onFailing?: OnFailing | undefined;
}

/** A sent write without an answer is queued again. */
export type WriteState = 'queued' | 'sent' | 'acknowledged' | 'rejected' | 'conflict';

interface QueuedWrite extends OperationWrite {
  state: WriteState;
  /** Set in the last three states. */
  outcome: Outcome | null;
  /** Why the last attempt had no answer. */
  failure: Problem | null;
}

/** An operation in the queue. */
export interface QueuedOperation {
  readonly operation: Operation;
  readonly writes: readonly QueuedWrite[];
  /** Names its entry in the storage. */
  readonly sequence: number;
  readonly isPersisted: boolean;
  /** Undo barriers that were asked for before it. */
  readonly epoch: number;
  readonly resolve: (outcomes: readonly Outcome[]) => void;
  /** Attempts that failed while the server was reached. */
  failedAttempts: number;
  isSending: boolean;
  /** The back-off after its last attempt is over. */
  isDue: boolean;
}

/** Names a cell among all. */
export const cellName = ({ rowId, columnId }: GridCellRef): string => `${rowId} ${columnId}`;

export const editsOf = ({ writes }: Pick<Operation, 'writes'>): readonly GridEdit[] =>
  writes.flatMap(({ edit }) => edit ?? []);

/** Requests of forms are never tried again by themselves: their person is asked. */
export const isTransient = ({ writes }: Pick<Operation, 'writes'>): boolean =>
  writes.every(({ edit }) => edit === null);

export const newQueued = (
  request: Pick<QueuedOperation, 'operation' | 'sequence' | 'isPersisted' | 'epoch' | 'resolve'>,
): QueuedOperation => ({
  ...request,
  writes: request.operation.writes.map((write) => ({
    ...write,
    state: 'queued',
    outcome: null,
    failure: null,
  })),
  failedAttempts: 0,
  isSending: false,
  isDue: true,
});

/** Statuses of a server that is not reached, or that says to come later: nothing is said of the write itself. */
const unanswered = new Set([0, 429, 502, 503, 504]);

const offlineReason = (outcome: Outcome | undefined): OfflineReason => {
  if (outcome === undefined) return 'away';
  if (outcome.ok) return null;
  const { status } = outcome.problem;
  if (unanswered.has(status)) return 'away';
  // What stands before the server has failures and pages of its own.
  if (status >= 500 && isFromElsewhere(outcome.problem)) return 'away';
  return status === 401 ? 'signed-out' : null;
};

const stateOf = (outcome: Outcome): WriteState => {
  if (outcome.ok) return 'acknowledged';
  return outcome.problem.code === 'stale' ? 'conflict' : 'rejected';
};

const end = (write: QueuedWrite, outcome: Outcome): void => {
  write.outcome = outcome;
  write.state = stateOf(outcome);
};

const unansweredIn = ({ writes }: QueuedOperation): readonly QueuedWrite[] =>
  writes.filter(({ outcome }) => outcome === null);

export const outcomesOf = ({ writes }: QueuedOperation) => writes.flatMap(({ outcome }) => outcome ?? []);

export const isAnswered = (queued: QueuedOperation): boolean => unansweredIn(queued).length === 0;

/** Failed attempts of an operation before its cells say so: the first may be a moment's. */
const quietAttempts = 1;

const isFailing = ({ failedAttempts }: QueuedOperation): boolean => failedAttempts > quietAttempts;

/** Tells its host which of its edits fail, and how. */
export const reportFailing = (queued: QueuedOperation): void => {
  if (!isFailing(queued) || queued.isSending) return;
  const failing = unansweredIn(queued).flatMap(({ edit, failure }) =>
    edit && failure ? [{ edit, problem: failure }] : [],
  );
  queued.operation.onFailing?.(failing);
};

type IsNeedless = (edit: GridEdit) => boolean;

/** Outcome of an edit that is not sent any more: the person wrote its cell anew or put the old value back. */
const superseded: Outcome = { ok: true, answer: null };

/** What the server took, and what it did not, of an operation that has ended. */
export const answersOf = ({ writes }: QueuedOperation) =>
  writes.flatMap(({ edit, outcome }) =>
    edit && outcome && outcome !== superseded ? [{ edit, outcome }] : [],
  );

/** Ends the edits that another operation, or the person, has made needless. */
export const dropNeedless = (queued: QueuedOperation, isNeedless: IsNeedless): void => {
  for (const write of unansweredIn(queued)) if (write.edit && isNeedless(write.edit)) end(write, superseded);
};

/** Sends what is left of an operation; null when the server answered all of it. */
export const attempt = async (queued: QueuedOperation): Promise<OfflineReason> => {
  const positions = queued.writes.flatMap(({ outcome }, position) => (outcome === null ? [position] : []));
  const sent = positions.flatMap((position) => queued.writes[position] ?? []);
  for (const write of sent) write.state = 'sent';
  // Whatever it throws, the operation must not stay under way for ever.
  const outcomes = await queued.operation.send(positions).catch((error: unknown) => {
    const problem = problemOfError(error, '');
    return positions.map((): Outcome => ({ ok: false, problem }));
  });
  const endsNow = isTransient(queued.operation);
  let reason: OfflineReason = null;
  for (const [index, write] of sent.entries()) {
    const outcome = outcomes[index];
    const why = offlineReason(outcome);
    reason ??= why;
    write.failure = why === null || !outcome || outcome.ok ? null : outcome.problem;
    // An edit that was dropped while it was on its way stays dropped.
    if (write.outcome !== null) continue;
    if (outcome && (why === null || endsNow)) end(write, outcome);
    else write.state = 'queued';
  }
  return reason;
};

interface SendingState {
  /** The first undo barrier: nothing past it is sent; null: there is none. */
  readonly barrierEpoch: number | null;
  readonly isOffline: boolean;
  /** Operations on their way at once. */
  readonly sendingMax: number;
}

/** Whether it still writes, or is writing, one of some entities. */
const overlaps = ({ writes, isSending }: QueuedOperation, entities: ReadonlySet<string>): boolean =>
  writes.some(({ outcome, entityId }) => (isSending || outcome === null) && entities.has(entityId));

const addEntities = ({ writes, isSending }: QueuedOperation, entities: Set<string>): void => {
  for (const { outcome, entityId } of writes) if (isSending || outcome === null) entities.add(entityId);
};

const mayStall = (queued: QueuedOperation): boolean => !queued.isSending && !isTransient(queued.operation);

/** Whether an operation stands before the first undo barrier. */
export const isBefore = ({ epoch }: QueuedOperation, barrierEpoch: number | null): boolean =>
  barrierEpoch === null || epoch < barrierEpoch;

/**
 * The operations to send now: the first of each of its entities that is due. A request of a form waits for what is under
 * way or about to be, and passes what waits for another attempt.
 */
export const readyIn = (
  queue: readonly QueuedOperation[],
  { barrierEpoch, isOffline, sendingMax }: SendingState,
): readonly QueuedOperation[] => {
  const busy = new Set<string>();
  const stalled = new Set<string>();
  const ready: QueuedOperation[] = [];
  const free = sendingMax - queue.reduce((count, { isSending }) => count + Number(isSending), 0);
  // It runs for each answer, and many may wait: no list is made for an operation.
  for (const queued of queue) {
    if (ready.length >= free) break;
    if (!isBefore(queued, barrierEpoch)) continue;
    const isStalled = mayStall(queued) && (isOffline || !queued.isDue || overlaps(queued, stalled));
    if (!queued.isSending && !isStalled && !overlaps(queued, busy)) ready.push(queued);
    addEntities(queued, isStalled ? stalled : busy);
  }
  return ready;
};

/** What waits, and why. */
export interface SyncStatus {
  /** Edits that were not answered, or that wait for the server; one on its way for the first time waits for nothing. */
  readonly waitingCount: number;
  /** Those of them that keep failing while the server is reached. */
  readonly failingCount: number;
  /** Those of the waiting and the rejected that this page alone holds: the browser has no room for them. */
  readonly unpersistedCount: number;
  readonly offlineReason: OfflineReason;
}

/** Edits without an answer, of the operations of which something is true. */
const editsLeft = (
  queue: readonly QueuedOperation[],
  isCounted: (queued: QueuedOperation) => boolean,
): number => {
  let count = 0;
  for (const queued of queue)
    if (isCounted(queued))
      for (const { edit, outcome } of queued.writes) if (edit !== null && outcome === null) count += 1;
  return count;
};

export const calm: SyncStatus = {
  waitingCount: 0,
  failingCount: 0,
  unpersistedCount: 0,
  offlineReason: null,
};

/** The status of a queue, the same object where nothing changed; `rejectedCount` are rejected edits without room in the browser. */
export const nextStatus = (
  before: SyncStatus,
  queue: readonly QueuedOperation[],
  { reason, rejectedCount }: { readonly reason: OfflineReason; readonly rejectedCount: number },
): SyncStatus => {
  const next: SyncStatus = {
    waitingCount: editsLeft(queue, ({ failedAttempts }) => reason !== null || failedAttempts > 0),
    failingCount: reason === null ? editsLeft(queue, isFailing) : 0,
    unpersistedCount: editsLeft(queue, ({ isPersisted }) => !isPersisted) + rejectedCount,
    offlineReason: reason,
  };
  return JSON.stringify(next) === JSON.stringify(before) ? before : next;
};
