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

/** A job that an operation opened, with what other operations, people and machines changed in it since, oldest first. */
export interface OpenedJob {
  readonly id: string;
  readonly version: number;
  readonly isWithdrawn: boolean;
  /** Whether the job has a ledger entry or a payable link. */
  readonly hasMoney: boolean;
  readonly since: readonly FieldChange[];
}

/** Jobs to withdraw, at the versions they were read at, and what their history says of it. */
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
  /** Opens jobs in one batch: all of them or none. */
  openJobs(jobs: readonly NewJob[], extras?: CommitExtras): Promise<OpenOutcome>;
  /** Commits decisions on different jobs in one batch: all or none. */
  commitAll(decided: readonly Decided[]): Promise<CommitOutcome>;
  /** Those of the named jobs that there are, in no order. */
  loadJobs(by: 'id' | 'number', keys: readonly (string | number)[]): Promise<readonly LoadedJob[]>;
  /** What was written to jobs after a version of each, newest first; null where that is more than is looked through. */
  historiesSince(
    historyRequests: readonly HistoryRequest[],
  ): Promise<ReadonlyMap<string, readonly LaterEntry[] | null>>;
  /** Customers and facts of the named jobs, in no order. */
  detailsOf(ids: readonly string[]): Promise<readonly Details[]>;
  /** Those of the named jobs that exist, for the question whether anybody touched them since an operation opened them. */
  openedJobs(ids: readonly string[], operation: OpeningOperation): Promise<readonly OpenedJob[]>;
  /** Withdraws jobs and their pending notices in one batch: all or none. */
  withdrawJobs(withdrawal: Withdrawal): Promise<CommitOutcome>;
}
