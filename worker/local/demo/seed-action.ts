import type { Ctx } from '#actions/decide/context';
import { editJob } from '#actions/jobs/edit-job';
import { moveStage } from '#actions/jobs/move-stage';
import { saveTask } from '#actions/jobs/save-task';
import { recordFacts } from '#actions/facts/record-facts';
import { saveBooking } from '#actions/people/save-booking';
import { saveChangeOrder } from '#actions/milestones/save-change-order';
import { saveLine } from '#actions/lines/save-line';
import { showJob } from '#actions/jobs/show-job';
import { takePayment } from '#actions/money/take-payment';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { OpenJob, PatchJob, RecordFacts, SaveBooking, SaveTask } from '#contract/jobs/job-requests';
import type { BusinessDate, ClockTime, Instant } from '#domain/time/day';
import type { FactKey } from '#domain/rules/fact';
import type { AppDeps } from '#http/context/app-deps';
import type { Line } from '#domain/lines/line';
import type { Result } from '#domain/texts/refusal';

/** Days relative to today, so that the demo is always current. */
export interface Days {
  readonly on: (day: number) => BusinessDate;
  readonly at: (day: number, clock: ClockTime) => Instant;
}

/** The job of an action, and the context of its actor and time. */
export interface SeedTarget {
  readonly ctx: Ctx;
  readonly jobId: string;
  /** The name of the job's customer, who agrees and signs. */
  readonly customer: string;
  /** Where files are kept. */
  readonly storage: AppDeps['storage'];
}

/** One action on a job by the product's own code; a refusal stops the load. */
export type SeedAction = (doing: SeedTarget) => Promise<Result<unknown>>;

/** The actions of one person on one day, in order. */
export interface Step {
  readonly day: number;
  readonly by: string;
  /** The facts with which the job is opened; only in a job's first step. */
  readonly opening?: NonNullable<OpenJob['facts']>;
  readonly actions: readonly SeedAction[];
}

/** A demo job: its customer, and its steps. */
export interface DemoJob {
  readonly flow: OpenJob['flow'];
  readonly title: string;
  readonly customer: OpenJob['customer'];
  readonly ownerId: string;
  /** The first step opens the job. */
  readonly steps: readonly Step[];
}

/** The step that opens a job; the same person's further edits are its actions. */
export const opens = (
  day: number,
  by: string,
  opening: NonNullable<OpenJob['facts']> = {},
  ...actions: readonly SeedAction[]
): Step => ({ day, by, opening, actions });

export const step = (
  day: number,
  by: string,
  ...actions: readonly (SeedAction | readonly SeedAction[])[]
): Step => ({
  day,
  by,
  actions: actions.flat(),
});

type Facts = Readonly<Record<FactKey, RecordFacts['facts'][number]['value']>>;

const written = (facts: Facts): RecordFacts['facts'] =>
  Object.entries(facts).map(([key, value]) => ({ key, value }));

/** Records fields, checks and log entries in one action. */
export const record =
  (facts: Facts): SeedAction =>
  ({ ctx, jobId }) =>
    recordFacts(ctx, jobId, { facts: written(facts) });

/** Facts of ticked checks, for `record`. */
export const ticked = (...checks: readonly FactKey[]): Facts =>
  Object.fromEntries(checks.map((key) => [key, true]));

/** Makes an appointment; when the lead time refuses it, overrides with the reason. */
export const appoint =
  (key: FactKey, at: Instant, reason: string): SeedAction =>
  async ({ ctx, jobId }) => {
    const facts = written({ [key]: at });
    const result = await recordFacts(ctx, jobId, { facts });
    return !result.ok && result.refusal.code === 'lead-time'
      ? recordFacts(ctx, jobId, { facts, override: { reason } })
      : result;
  };

export const enter =
  (stage: string): SeedAction =>
  ({ ctx, jobId }) =>
    moveStage(ctx, jobId, { to: stage });

/** Ends a job by an exit; a manager writes why money that came in is kept. */
export const end =
  (exit: string, why: string, keptBecause?: string): SeedAction =>
  ({ ctx, jobId }) =>
    moveStage(ctx, jobId, {
      to: `exit/${exit}`,
      facts: { 'ended.why': why },
      ...(keptBecause === undefined ? {} : { override: { reason: keptBecause } }),
    });

/** A task that a person adds. */
export const addTask =
  (
    title: string,
    dueOn: BusinessDate,
    { party, assigneeId }: Pick<SaveTask, 'party' | 'assigneeId'>,
  ): SeedAction =>
  ({ ctx, jobId }) =>
    saveTask(ctx, jobId, { title, dueOn, party, assigneeId });

/** An action that reads the job first. */
const seeing =
  (action: (doing: SeedTarget, seen: JobDetail) => Promise<Result<unknown>>): SeedAction =>
  async (doing) => {
    const seen = await showJob(doing.ctx, doing.jobId);
    return seen.ok ? action(doing, seen.value) : seen;
  };

/** Sets the contract total and other agreed prices. */
export const price = (contractTotalMinor: number, facts: NonNullable<PatchJob['facts']> = {}): SeedAction =>
  seeing(({ ctx, jobId }, { job }) =>
    editJob(ctx, jobId, { baseVersion: job.version, contractTotalMinor, facts }),
  );

const snapshot = { quantity: 1, isDone: false, isRemoved: false };

/** Lines of the quote, one action each. */
export const lines = (
  ...rows: readonly (Pick<Line, 'description' | 'amountMinor'> & { readonly tags: string[] })[]
): readonly SeedAction[] =>
  rows.map(
    (row): SeedAction =>
      ({ ctx, jobId }) =>
        saveLine(ctx, jobId, { ...snapshot, ...row }),
  );

const found = <Row>(rows: readonly Row[], is: (row: Row) => boolean, what: string): Row => {
  const row = rows.find(is);
  if (row === undefined) throw new Error(`the demo's job has no ${what}`);
  return row;
};

/** Ticks the line at a position, from 1. */
export const lineDone = (position: number): SeedAction =>
  seeing(({ ctx, jobId }, detail) => {
    const line = found(detail.lines, (item) => item.position === position, `line ${position}`);
    const { id: lineId, description, quantity, amountMinor, tags } = line;
    return saveLine(ctx, jobId, {
      ...snapshot,
      lineId,
      description,
      quantity,
      amountMinor,
      tags,
      isDone: true,
    });
  });

export const book =
  (booking: Pick<SaveBooking, 'role' | 'supplier' | 'on'>): SeedAction =>
  ({ ctx, jobId }) =>
    saveBooking(ctx, jobId, { ...booking, state: 'booked' });

export const changeOrder =
  (title: string, amountMinor: number, state: 'proposed' | 'approved'): SeedAction =>
  ({ ctx, jobId }) =>
    saveChangeOrder(ctx, jobId, { title, amountMinor, state });

/** A bank transfer for one milestone: its open amount, or the given one. */
export const pay = (milestone: string, amountMinor?: number): SeedAction =>
  seeing(({ ctx, jobId }, { job, milestones, payments }) => {
    const request = found(milestones, ({ key }) => key === milestone, `milestone ${milestone}`);
    return takePayment(ctx, jobId, {
      amountMinor: amountMinor ?? (request.amountMinor ?? 0) - request.paidMinor,
      currency: job.currency,
      method: 'transfer',
      voucher: `T${job.number}-${payments.length + 1}`,
      milestoneId: request.id,
    });
  });
