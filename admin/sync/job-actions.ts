import type { JobDetail } from '#contract/jobs/job-answers';
import type {
  MoveStage,
  PatchJob,
  PatchMilestone,
  PaymentInput,
  RecordDocument,
  RecordFacts,
  RestoreRow,
} from '#contract/jobs/job-requests';
import type { EditOutcome, Versioned } from './job-queue.ts';

export type DetailOutcome = EditOutcome<JobDetailAnswer>;

/** The detail with the version that the queue keeps. */
export interface JobDetailAnswer extends Versioned {
  readonly detail: JobDetail;
}

/** A request whose base version the queue knows. */
export type WithoutBase<Input> = Omit<Input, 'baseVersion'>;

/** What a gesture writes into one of its jobs. */
export interface JobPatch {
  readonly jobId: string;
  readonly patch: WithoutBase<PatchJob>;
  /** The version that the person saw when they began; without it the newest on the screen. */
  readonly since?: number | undefined;
}

/** What staff do to one job. Each goes through the job's queue, and its answer is at once in the sheet and the panel. */
export interface JobActions {
  /** `since`, here and below: as in JobPatch. */
  readonly patch: (jobId: string, patch: WithoutBase<PatchJob>, since?: number) => Promise<DetailOutcome>;
  /** Cells of many jobs: one gesture, sent together. */
  readonly patchMany: (patches: readonly JobPatch[]) => ReadonlyMap<string, Promise<EditOutcome<Versioned>>>;
  readonly moveStage: (jobId: string, move: WithoutBase<MoveStage>, since?: number) => Promise<DetailOutcome>;
  readonly restoreRow: (jobId: string, asked: RestoreRow) => Promise<DetailOutcome>;
  readonly recordFacts: (jobId: string, record: WithoutBase<RecordFacts>) => Promise<DetailOutcome>;
  readonly recordDocument: (
    jobId: string,
    record: WithoutBase<RecordDocument>,
    since?: number,
  ) => Promise<DetailOutcome>;
  readonly saveLine: (jobId: string, line: LineInput, since?: number) => Promise<DetailOutcome>;
  readonly saveChangeOrder: (
    jobId: string,
    changeOrder: ChangeOrderInput,
    since?: number,
  ) => Promise<DetailOutcome>;
  readonly saveBooking: (jobId: string, booking: BookingInput, since?: number) => Promise<DetailOutcome>;
  readonly saveTask: (jobId: string, task: TaskInput, since?: number) => Promise<DetailOutcome>;
  readonly patchMilestone: (
    jobId: string,
    patch: WithoutBase<PatchMilestone>,
    since?: number,
  ) => Promise<DetailOutcome>;
  readonly recordPayment: (jobId: string, payment: PaymentInput) => Promise<DetailOutcome>;
  /** The same under a key that the caller keeps: a second try is answered, not done again. */
  readonly withKey: (key: string) => JobActions;
  readonly createLink: (jobId: string, milestoneId: string) => Promise<DetailOutcome>;
}

export interface LineInput {
  readonly lineId?: string;
  readonly description: string;
  readonly quantity: number;
  readonly amountMinor: number;
  readonly tags: string[];
  readonly isDone: boolean;
  readonly isRemoved?: boolean;
}

/** With an id, what is absent stays. */
export interface ChangeOrderInput {
  readonly changeOrderId?: string;
  readonly title?: string;
  readonly amountMinor?: number;
  readonly state?: 'proposed' | 'approved' | 'rejected';
}

export interface BookingInput {
  readonly bookingId?: string;
  readonly role: string;
  readonly supplier: string;
  readonly phone?: string | null;
  readonly on?: string | null;
  readonly state: 'asked' | 'booked' | 'cancelled';
}

/** With an id, what is absent stays. */
export interface TaskInput {
  readonly taskId?: string;
  readonly title?: string;
  readonly assigneeId?: string | null;
  readonly dueOn?: string | null;
  readonly state?: 'open' | 'done' | 'dropped';
}
