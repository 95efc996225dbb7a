import type { RecordDocument } from '#contract/jobs/document-requests';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { DecideLines } from '#contract/lines/line-requests';
import type {
  MoveFlow,
  MoveStage,
  OpenLinked,
  PatchJob,
  PatchMilestone,
  PaymentInput,
  RecordFacts,
  RestoreRow,
} from '#contract/jobs/job-requests';
import { answerOf, api } from '../api/client.ts';
import type { Versioned } from './edits/base-versions.ts';
import type { Outcome } from './outcome.ts';

/** The job's detail from an answer, with the version that the write created. */
export interface JobAnswer extends Versioned {
  readonly detail: JobDetail;
}

export type DetailOutcome = Outcome<JobAnswer>;

/** A request body without the base version, which the pipeline adds. */
export type WithoutBase<Input> = Omit<Input, 'baseVersion'>;

export interface LineInput {
  readonly lineId?: string;
  readonly description: string;
  readonly quantity: number;
  /** Needed without a unit price. */
  readonly amountMinor?: number;
  readonly tags: string[];
  readonly isDone: boolean;
  readonly isRemoved?: boolean;
  /** Key of a warranty class; absent: unchanged. */
  readonly class?: string | null;
  readonly unit?: string | null;
  readonly unitMinor?: number | null;
  readonly repeats?: string | null;
  readonly catalogueId?: string | null;
  readonly changeOrderId?: string | null;
  readonly values?: Record<string, string | number | boolean | null>;
}

/** With an id, absent fields stay unchanged. */
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

/** With an id, absent fields stay unchanged. */
export interface TaskInput {
  readonly taskId?: string;
  readonly title?: string;
  readonly party?: string | null;
  readonly assigneeId?: string | null;
  readonly dueOn?: string | null;
  readonly state?: 'open' | 'done' | 'dropped';
}

export interface RequestHeader {
  readonly 'idempotency-key': string;
  readonly 'operation-id'?: string;
  readonly 'own-operations'?: string;
}

/** A request with its base version. */
export type Call = (baseVersion: number, key: { readonly header: RequestHeader }) => Promise<JobDetail>;

/** Sends a request. `since` is the version that the person saw at the start; undefined: the newest one observed. */
export type SendCall = (jobId: string, call: Call, since: number | undefined) => Promise<DetailOutcome>;

type Write<Input> = (jobId: string, input: Input, since?: number) => Promise<DetailOutcome>;

/** The writes on one job. */
export interface JobCalls {
  readonly patch: Write<WithoutBase<PatchJob>>;
  readonly moveStage: Write<WithoutBase<MoveStage>>;
  readonly moveFlow: Write<WithoutBase<MoveFlow>>;
  readonly restoreRow: Write<RestoreRow>;
  readonly recordFacts: Write<WithoutBase<RecordFacts>>;
  readonly recordDocument: Write<WithoutBase<RecordDocument>>;
  readonly sendLetter: Write<{ readonly document: string; readonly way: string }>;
  readonly saveLine: Write<LineInput>;
  readonly decideLines: Write<WithoutBase<DecideLines>>;
  readonly saveChangeOrder: Write<ChangeOrderInput>;
  readonly saveBooking: Write<BookingInput>;
  readonly saveTask: Write<TaskInput>;
  readonly patchMilestone: Write<WithoutBase<PatchMilestone>>;
  readonly recordPayment: Write<PaymentInput>;
  readonly createLink: Write<string>;
  readonly openLinked: Write<WithoutBase<OpenLinked>>;
}

/** Adds the base version only when the person's own is known, for writes whose base is optional. */
const based = <Input extends object>(input: Input, baseVersion: number, since: number | undefined) =>
  since === undefined ? input : { ...input, baseVersion };

const job = api.jobs[':id'];

/** The calls of one job's routes, each through `send`. */
export const jobCalls = (send: SendCall): JobCalls => ({
  patch: (id, patch, since) =>
    send(
      id,
      (baseVersion, key) => answerOf(job.$patch({ param: { id }, json: { ...patch, baseVersion }, ...key })),
      since,
    ),
  moveStage: (id, move, since) =>
    send(
      id,
      (base, key) => answerOf(job.stage.$post({ param: { id }, json: based(move, base, since), ...key })),
      since,
    ),
  moveFlow: (id, move, since) =>
    send(
      id,
      (base, key) =>
        answerOf(job['flow-version'].$post({ param: { id }, json: based(move, base, since), ...key })),
      since,
    ),
  restoreRow: (id, { toVersion, baseVersion }) =>
    send(
      id,
      (base, key) =>
        answerOf(job.restore.$post({ param: { id }, json: { toVersion, baseVersion: base }, ...key })),
      baseVersion,
    ),
  recordFacts: (id, record) =>
    send(id, (_, key) => answerOf(job.facts.$post({ param: { id }, json: record, ...key })), undefined),
  recordDocument: (id, record, since) =>
    send(
      id,
      (base, key) =>
        answerOf(job.documents.$post({ param: { id }, json: based(record, base, since), ...key })),
      since,
    ),
  sendLetter: (id, { document, way }) =>
    send(
      id,
      (_, header) =>
        answerOf(
          job.documents[':key'].letter.$post({ param: { id, key: document }, json: { way }, ...header }),
        ),
      undefined,
    ),
  saveLine: (id, line, since) =>
    send(
      id,
      (base, key) => answerOf(job.lines.$post({ param: { id }, json: based(line, base, since), ...key })),
      since,
    ),
  decideLines: (id, input, since) =>
    send(
      id,
      (base, key) =>
        answerOf(job.lines.decisions.$post({ param: { id }, json: based(input, base, since), ...key })),
      since,
    ),
  saveChangeOrder: (id, order, since) =>
    send(
      id,
      (base, key) =>
        answerOf(job['change-orders'].$post({ param: { id }, json: based(order, base, since), ...key })),
      since,
    ),
  saveBooking: (id, booking, since) =>
    send(
      id,
      (base, key) =>
        answerOf(job.bookings.$post({ param: { id }, json: based(booking, base, since), ...key })),
      since,
    ),
  saveTask: (id, task, since) =>
    send(
      id,
      (base, key) => answerOf(job.tasks.$post({ param: { id }, json: based(task, base, since), ...key })),
      since,
    ),
  patchMilestone: (id, patch, since) =>
    send(
      id,
      (baseVersion, key) =>
        answerOf(job.milestones.$patch({ param: { id }, json: { ...patch, baseVersion }, ...key })),
      since,
    ),
  recordPayment: (id, payment) =>
    send(id, (_, key) => answerOf(job.payments.$post({ param: { id }, json: payment, ...key })), undefined),
  openLinked: (id, input) =>
    send(id, (_, key) => answerOf(job.linked.$post({ param: { id }, json: input, ...key })), undefined),
  createLink: (id, milestoneId) =>
    send(
      id,
      (_, key) =>
        answerOf(api.milestones[':id'].link.$post({ param: { id: milestoneId }, json: {}, ...key })),
      undefined,
    ),
});
