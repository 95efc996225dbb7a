import type { JobDetail } from '#contract/jobs/job-answers';
import type { JobProjection } from '#contract/jobs/job-projection';
import type { Change, PaymentLink } from '#domain/jobs/change';
import type { Instant } from '#domain/time/day';
import type { Flow } from '#domain/flow/flow';
import type { AppointmentClash } from '#store/jobs/rows/appointment-rows';
import type { JobState } from '#domain/jobs/job';

/** The data that a commit is based on. */
export interface Base {
  readonly flow: Flow;
  /** The stored columns as read; a commit does not write unchanged ones, so their indexes are not rewritten. */
  readonly stored?: Readonly<Record<string, unknown>>;
  /** The ids of the customer's further jobs. */
  readonly siblings?: readonly string[];
}

/** A loaded job, with the rows for its answers. */
export interface LoadedJob extends Base {
  /** The stored projection of the plan. */
  readonly projection?: JobProjection;
  readonly state: JobState;
  readonly detail: JobDetailRows;
}

/** A job loaded by one of its payment links. */
export interface LinkedJob extends LoadedJob {
  readonly link: PaymentLink;
}

/** Rows that answers need but decisions do not. */
export interface JobDetailRows {
  readonly links: readonly PaymentLink[];
  readonly notices: JobDetail['notices'];
  readonly payments: JobDetail['payments'];
  readonly linkedJobs: readonly LinkedJobRow[];
  readonly clashes: Readonly<Record<string, readonly number[]>>;
  /** Who of the job's appointments is elsewhere at that time. */
  readonly appointmentClashes: readonly AppointmentClash[];
  /** All staff of the shop, inactive ones too: names for answers, and possible assignees. */
  readonly staff: readonly StaffMember[];
  readonly updatedAt: Instant;
}

/** The job from which a job was opened, or one that was opened from it. */
export type LinkedJobRow = JobDetail['linkedJobs'][number];

export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly isActive: boolean;
  /** The duties that the person keeps. */
  readonly duties: readonly string[];
}

/** A job to open. The change has base version 0; `state` is the job after the change, without its number. */
export interface NewJob {
  readonly state: JobState;
  readonly flow: Flow;
  readonly change: Change;
}
