import type { Change, FieldChange } from '#domain/jobs/change';
import type { Instant } from '#domain/time/day';
import type { Customer, JobState } from '#domain/jobs/job';
import type { HistoryRequest, LaterEntry } from '#store/jobs/histories';
import type { Base, LoadedJob, NewJob } from '#store/jobs/loaded-job';
import type { CommitExtras, CommitOutcome, OpenOutcome } from '#store/database/outcomes';

/** A decided change of an existing job; `state` is the job after it. */
export interface Decided {
  readonly change: Change;
  readonly state: JobState;
  readonly base: Base;
}

/**
 * The operation that opened jobs, with its actor. The id comes from the client, so another person may use the same one.
 */
export interface OpeningOperation {
  readonly operationId: string;
  readonly actor: string;
}

/** A job that an operation opened, with later changes by other operations, people and machines, oldest first. */
export interface OpenedJob {
  readonly id: string;
  readonly version: number;
  readonly isWithdrawn: boolean;
  /** Whether the job has a ledger entry or a payable link. */
  readonly hasMoney: boolean;
  readonly since: readonly FieldChange[];
}

/** Jobs to withdraw, with the versions as read, and the data of their history entry. */
export interface Withdrawal {
  readonly jobs: readonly Pick<OpenedJob, 'id' | 'version'>[];
  readonly at: Instant;
  readonly actor: string;
  readonly requestId: string;
  readonly change: FieldChange;
}

/** The fields of an export beyond the list's row. */
export interface Details {
  readonly id: string;
  readonly customer: Pick<Customer, 'phone' | 'email' | 'address' | 'locale'>;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Reads and writes of many jobs in one round trip with a constant number of statements. */
export interface ManyJobs {
  /** Opens jobs in one batch: all of them or none. `alongside` are decisions on other jobs, which are part of that batch. */
  openJobs(
    jobs: readonly NewJob[],
    extras?: CommitExtras,
    alongside?: readonly Decided[],
  ): Promise<OpenOutcome>;
  /** Commits decisions on different jobs in one batch: all or none. */
  commitAll(decided: readonly Decided[], extras?: CommitExtras): Promise<CommitOutcome>;
  /** The existing ones of the named jobs, unordered. */
  loadJobs(by: 'id' | 'number', keys: readonly (string | number)[]): Promise<readonly LoadedJob[]>;
  /** The history of jobs after a version of each, newest first; null for a job with too many entries. */
  historiesSince(
    historyRequests: readonly HistoryRequest[],
  ): Promise<ReadonlyMap<string, readonly LaterEntry[] | null>>;
  /** Customers and facts of the named jobs, unordered. */
  detailsOf(ids: readonly string[]): Promise<readonly Details[]>;
  /** The existing ones of the named jobs, with the changes since an operation opened them. */
  openedJobs(ids: readonly string[], operation: OpeningOperation): Promise<readonly OpenedJob[]>;
  /** Withdraws jobs and their pending notices in one batch: all or none. */
  withdrawJobs(withdrawal: Withdrawal): Promise<CommitOutcome>;
}
