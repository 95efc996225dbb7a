import type { Problem } from '#contract/jobs/job-answers';
import { isFromElsewhere, problemOfError } from '../api/problem.ts';
import type { GridCellRef, GridEdit } from '../grid/index.ts';
import type { OfflineReason, OnFailing, Outcome } from './outcome.ts';

/** One write of an operation. */
export interface OperationWrite {
  /** The job or draft whose writes are sent in order. */
  readonly entityId: string;
  /** A cell's edit, persisted until it is answered. Null: a form's request, which ends with its first outcome. */
  readonly edit: GridEdit | null;
}

/** One action of a person: the unit of sending, of undo and of persistence. */
export interface Operation {
  /** `ges_…`: the id of the undo group on the server; the same in every attempt, also after a reload. */
  readonly operationId: string;
  readonly writes: readonly OperationWrite[];
  /** Sends the writes at these positions; returns an outcome for each in order. */
  readonly send: (positions: readonly number[]) => Promise<readonly Outcome[]>;
  readonly onFailing?: OnFailing | undefined;
}

/** A sent write that fails without an answer is queued again. */
export type WriteState = 'queued' | 'sent' | 'acknowledged' | 'rejected' | 'conflict';

interface QueuedWrite extends OperationWrite {
  state: WriteState;
  /** Set in the last three states. */
  outcome: Outcome | null;
  /** Why the last attempt was not answered. */
  failure: Problem | null;
}

/** An operation in the queue. */
export interface QueuedOperation {
  readonly operation: Operation;
  readonly writes: readonly QueuedWrite[];
  /** Part of its storage key. */
  readonly sequence: number;
  readonly isPersisted: boolean;
  /** Number of undo barriers before it. */
  readonly epoch: number;
  readonly resolve: (outcomes: readonly Outcome[]) => void;
  /** Failed attempts while the server was reachable. */
  failedAttempts: number;
  isSending: boolean;
  /** The back-off after its last attempt has ended. */
  isDue: boolean;
}

/** The key of a cell. */
export const cellName = ({ rowId, columnId }: GridCellRef): string => `${rowId} ${columnId}`;

export const editsOf = ({ writes }: Pick<Operation, 'writes'>): readonly GridEdit[] =>
  writes.flatMap(({ edit }) => edit ?? []);

/** Whether all writes are requests of forms. These are not retried automatically: the form asks the person. */
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

/** Statuses of an unreachable server, or of one that asks to retry later: they say nothing about the write. */
const unanswered = new Set([0, 429, 502, 503, 504]);

const offlineReason = (outcome: Outcome | undefined): OfflineReason => {
  if (outcome === undefined) return 'away';
  if (outcome.ok) return null;
  const { status } = outcome.problem;
  if (unanswered.has(status)) return 'away';
  // A proxy in front of the server has failures of its own.
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

/** Failed attempts before the cells display the failure. A single failure is often short. */
const quietAttempts = 1;

const isFailing = ({ failedAttempts }: QueuedOperation): boolean => failedAttempts > quietAttempts;

/** Reports the operation's failing edits to its submitter. */
export const reportFailing = (queued: QueuedOperation): void => {
  if (!isFailing(queued) || queued.isSending) return;
  const failing = unansweredIn(queued).flatMap(({ edit, failure }) =>
    edit && failure ? [{ edit, problem: failure }] : [],
  );
  queued.operation.onFailing?.(failing);
};

type IsNeedless = (edit: GridEdit) => boolean;

/** The outcome of an edit that is no longer sent, because the person edited its cell again or discarded it. */
const superseded: Outcome = { ok: true, answer: null };

/** The acknowledged and rejected edits of a finished operation. */
export const answersOf = ({ writes }: QueuedOperation) =>
  writes.flatMap(({ edit, outcome }) =>
    edit && outcome && outcome !== superseded ? [{ edit, outcome }] : [],
  );

/** Ends edits that a newer operation replaced or the person discarded. */
export const dropNeedless = (queued: QueuedOperation, isNeedless: IsNeedless): void => {
  for (const write of unansweredIn(queued)) if (write.edit && isNeedless(write.edit)) end(write, superseded);
};

/** Sends the unanswered writes of an operation; null when the server answered all of them. */
export const attempt = async (queued: QueuedOperation): Promise<OfflineReason> => {
  const positions = queued.writes.flatMap(({ outcome }, position) => (outcome === null ? [position] : []));
  const sent = positions.flatMap((position) => queued.writes[position] ?? []);
  for (const write of sent) write.state = 'sent';
  // An exception must not leave the operation in progress for ever.
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
    // An edit that was dropped during the request stays dropped.
    if (write.outcome !== null) continue;
    if (outcome && (why === null || endsNow)) end(write, outcome);
    else write.state = 'queued';
  }
  return reason;
};

interface SendingState {
  /** The first undo barrier: no operation after it is sent; null: none. */
  readonly barrierEpoch: number | null;
  readonly isOffline: boolean;
  /** Most operations in progress at once. */
  readonly sendingMax: number;
}

/** Whether the operation has an unfinished write on one of the entities. */
const overlaps = ({ writes, isSending }: QueuedOperation, entities: ReadonlySet<string>): boolean =>
  writes.some(({ outcome, entityId }) => (isSending || outcome === null) && entities.has(entityId));

const addEntities = ({ writes, isSending }: QueuedOperation, entities: Set<string>): void => {
  for (const { outcome, entityId } of writes) if (isSending || outcome === null) entities.add(entityId);
};

const mayStall = (queued: QueuedOperation): boolean => !queued.isSending && !isTransient(queued.operation);

/** Whether an operation precedes the first undo barrier. */
export const isBefore = ({ epoch }: QueuedOperation, barrierEpoch: number | null): boolean =>
  barrierEpoch === null || epoch < barrierEpoch;

/**
 * The operations to send now: the first due one of each entity. A form's request waits for operations in
 * progress or about to start, but passes those in back-off.
 */
export const readyIn = (
  queue: readonly QueuedOperation[],
  { barrierEpoch, isOffline, sendingMax }: SendingState,
): readonly QueuedOperation[] => {
  const busy = new Set<string>();
  const stalled = new Set<string>();
  const ready: QueuedOperation[] = [];
  const free = sendingMax - queue.reduce((count, { isSending }) => count + Number(isSending), 0);
  // This runs after every answer with a queue that may be long, so it allocates no list for each operation.
  for (const queued of queue) {
    if (ready.length >= free) break;
    if (!isBefore(queued, barrierEpoch)) continue;
    const isStalled = mayStall(queued) && (isOffline || !queued.isDue || overlaps(queued, stalled));
    if (!queued.isSending && !isStalled && !overlaps(queued, busy)) ready.push(queued);
    addEntities(queued, isStalled ? stalled : busy);
  }
  return ready;
};

/** The number of waiting edits, and the reason. */
export interface SyncStatus {
  /** Edits that failed or wait for the server; an edit in its first attempt does not count. */
  readonly waitingCount: number;
  /** Waiting edits that keep failing while the server is reachable. */
  readonly failingCount: number;
  /** Waiting and rejected edits that only this page has, because the browser's storage is full. */
  readonly unpersistedCount: number;
  readonly offlineReason: OfflineReason;
}

/** Counts the unanswered edits of the operations that match a predicate. */
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

/** The status of a queue, the same object when unchanged. `rejectedCount`: rejected edits that are not stored. */
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
