import type { JobDetail } from '#contract/jobs/job-answers';
import type { JobProjection } from '#contract/jobs/job-projection';
import type { Change, PaymentLink } from '#domain/jobs/change';
import type { Instant } from '#domain/time/day';
import type { Flow } from '#domain/flow/flow';
import type { JobState } from '#domain/jobs/job';

/** What a commit is based on. */
export interface Base {
  readonly flow: Flow;
  /** Columns of the job's row as they were read: a commit leaves alone those that stay the same, and their indexes. */
  readonly stored?: Readonly<Record<string, unknown>>;
}

/** A job as loaded, with what presentation needs beside the state. */
export interface LoadedJob extends Base {
  /** What the job's row shows of its plan, as it is stored. */
  readonly projection?: JobProjection;
  readonly state: JobState;
  readonly detail: JobDetailRows;
}

/** A job found by the link that its customer pays through. */
export interface LinkedJob extends LoadedJob {
  readonly link: PaymentLink;
}

/** Rows that decisions do not read but answers show. */
export interface JobDetailRows {
  readonly links: readonly PaymentLink[];
  readonly notices: JobDetail['notices'];
  readonly payments: JobDetail['payments'];
  readonly clashes: Readonly<Record<string, readonly number[]>>;
  /** Everybody of the shop, the inactive too: names for answers, and who may be put in charge. */
  readonly staff: readonly StaffMember[];
  readonly updatedAt: Instant;
}

export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly isActive: boolean;
}

/** A job to open: the change is based on version 0; `state` is the job as the change leaves it, its number not given yet. */
export interface NewJob {
  readonly state: JobState;
  readonly flow: Flow;
  readonly change: Change;
}
