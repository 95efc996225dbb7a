import type { Ctx } from '#actions/decide/context';
import type { EditedJob, JobSnapshot } from '#actions/decide/decide';
import { decideMany, type LaterEntries } from '#actions/decide/decide-many';
import { isDocument, selectAllowed, type Left } from '#actions/undo/allowed-steps';
import { isSame, presentAt } from '#actions/undo/present';
import { touches, type OperationStep, type JobSteps, type Step } from '#actions/undo/steps';
import { editResult, refusedResult } from '#actions/jobs/apply-edits';
import { reversalEdits } from '#actions/money/reverse';
import { allowed } from '#actions/decide/right';
import type { JobRow } from '#contract/jobs/job-answers';
import type { EditResult } from '#contract/shop/shop-answers';
import {
  refusalStatus,
  refusalText,
  refuse,
  succeed,
  type Refusal,
  type Result,
} from '#domain/texts/refusal';

/** The outcome of undo for one job of an operation. */
export interface UndoneJob {
  readonly result: EditResult;
  /** The job's current row; null when it was not read. */
  readonly job: JobRow | null;
  /** A part can be tried again, so the operation stays on the undo stack. */
  readonly isUnfinished: boolean;
}

/** Whether a later try can succeed: the database was down, or a right was missing. Any other refusal would repeat. */
export const canTryAgain = ({ code }: Refusal): boolean =>
  code === 'not-allowed' || refusalStatus(code) === 503;

const paymentPath = /^payment:(\w+)$/;

const paymentIdOf = ({ path }: Step): string => paymentPath.exec(path)?.[1] ?? '';

/** A payment names no other entry; a refund or reversal names the entry that it returns. */
const isReceipt = ({ expected, value }: Step): boolean =>
  value === null && typeof expected === 'object' && expected !== null && !('reversesId' in expected);

/** The entries of a job that were reversed, and those that stay. */
interface MoneyMoved {
  readonly detail: EditedJob | null;
  readonly left: readonly Left[];
}

const paymentSteps = ({ steps }: JobSteps): readonly Step[] =>
  steps.filter(({ path }) => paymentPath.test(path));

/**
 * Ledger entries are never deleted: undo reverses a payment with an opposite entry. Refunds and reversals stay, because
 * the ledger takes no reversal of a reversal. One round reverses one entry of each job; an operation rarely has more
 * than one.
 */
const reverseMoney = async (
  ctx: Ctx,
  jobs: readonly JobSteps[],
): Promise<ReadonlyMap<string, MoneyMoved>> => {
  const changed = new Map<string, MoneyMoved>(jobs.map(({ jobId }) => [jobId, { detail: null, left: [] }]));
  const leave = (jobId: string, path: string, refusal: Refusal) => {
    const { detail = null, left = [] } = changed.get(jobId) ?? {};
    changed.set(jobId, { detail, left: [...left, { path, refusal }] });
  };
  const right = allowed(ctx, 'reverse');
  const rounds = Math.max(0, ...jobs.map((job) => paymentSteps(job).length));
  for (let round = 0; round < rounds; round += 1) {
    const entries = jobs.flatMap((job) => {
      const step = paymentSteps(job)[round];
      return step === undefined ? [] : [{ jobId: job.jobId, step }];
    });
    const received = entries.filter(({ step }) => isReceipt(step));
    for (const { jobId, step } of entries)
      if (!isReceipt(step)) leave(jobId, step.path, refuse('not-undoable').refusal);
    const outcomes = await decideMany(
      ctx,
      received.map(({ jobId, step }) => ({
        jobId,
        baseVersion: undefined,
        apply: (snapshot) =>
          right.ok ? reversalEdits(ctx, snapshot, { reversalOf: paymentIdOf(step), reason: 'undo' }) : right,
      })),
    );
    for (const { jobId, step } of received) {
      const outcome = outcomes.get(jobId);
      if (outcome?.ok) changed.set(jobId, { left: [], ...changed.get(jobId), detail: outcome.value });
      else if (outcome !== undefined) leave(jobId, step.path, outcome.refusal);
    }
  }
  return changed;
};

/**
 * The steps whose paths somebody else wrote after the operation; all steps when the history does not reach back that
 * far.
 */
const othersAt = (ctx: Ctx, since: LaterEntries, { steps, firstVersion }: JobSteps): ReadonlySet<Step> => {
  if (since === null) return new Set(steps);
  const others = since.filter(({ actor, version }) => version > firstVersion && actor !== ctx.actor.id);
  const isTheirs = (step: OperationStep): boolean =>
    others.some(
      ({ version, changes }) => version > step.since && changes.some(({ path }) => touches(step, path)),
    );
  return new Set(steps.filter(isTheirs));
};

interface Sorted {
  readonly mine: readonly Step[];
  readonly theirs: readonly { readonly step: Step; readonly present: unknown }[];
  readonly left: readonly Left[];
}

/**
 * Sorts the steps: paths with the operation's value, paths that somebody changed since (even to the same value), and
 * paths that no cell writes.
 */
const sorted = (snapshot: JobSnapshot, job: JobSteps, changed: ReadonlySet<Step>): Sorted => {
  const mine: Step[] = [];
  const theirs: { step: Step; present: unknown }[] = [];
  const left: Left[] = [];
  for (const step of job.steps) {
    if (paymentPath.test(step.path)) continue;
    const present = isDocument(snapshot, step.path) ? undefined : presentAt(snapshot, step.path);
    if (present === undefined) left.push({ path: step.path, refusal: null });
    else if (isSame(present, step.value)) continue;
    else if (isSame(present, step.expected) && !changed.has(step)) mine.push(step);
    else theirs.push({ step, present });
  }
  return { mine, theirs, left };
};

/** Why a job was not fully restored: changes by others first, then refusals. */
const refusalOf = ({ theirs, left }: Omit<Sorted, 'mine'>): Refusal | null => {
  const current = Object.fromEntries(theirs.map(({ step, present }) => [step.path, present]));
  if (theirs.length > 0) return refuse('changed-since', { current }).refusal;
  if (left.length === 0) return null;
  const refusals = left.flatMap(({ refusal }) => refusal ?? []);
  return refusals.find(canTryAgain) ?? refusals[0] ?? refuse('not-undoable').refusal;
};

const partlyMoved = (ctx: Ctx, jobId: string, { theirs, left }: Omit<Sorted, 'mine'>, refusal: Refusal) => ({
  ...refusedResult(ctx, jobId, refusal),
  ...(theirs.length === 0
    ? {}
    : { mine: Object.fromEntries(theirs.map(({ step }) => [step.path, step.value])) }),
  ...(left.length === 0
    ? {}
    : {
        left: left.map(({ path, refusal: cause }) => ({
          path,
          why: cause === null ? null : refusalText(cause, ctx.locale),
        })),
      }),
});

/** The cells of a job that the last try could not restore. */
type Stayed = Omit<Sorted, 'mine'>;

const undoneJobOf = (
  ctx: Ctx,
  jobId: string,
  { outcome, stays }: { readonly outcome: Result<EditedJob>; readonly stays: Stayed },
): UndoneJob => {
  if (!outcome.ok)
    return {
      result: refusedResult(ctx, jobId, outcome.refusal),
      job: null,
      isUnfinished: canTryAgain(outcome.refusal),
    };
  const refusal = refusalOf(stays);
  return {
    result: refusal === null ? editResult(ctx, jobId, outcome) : partlyMoved(ctx, jobId, stays, refusal),
    job: outcome.value.job,
    isUnfinished: stays.left.some((left) => left.refusal !== null && canTryAgain(left.refusal)),
  };
};

/**
 * Restores what an operation changed. Each path succeeds or fails by itself, and all jobs are written together with a
 * constant number of statements.
 */
export const undoJobs = async (
  ctx: Ctx,
  jobs: readonly JobSteps[],
  way: 'undo' | 'redo',
): Promise<readonly UndoneJob[]> => {
  const money = await reverseMoney(ctx, jobs);
  const stayed = new Map<string, Stayed>();
  const isMoneyOnly = ({ jobId, steps }: JobSteps): boolean =>
    steps.every(({ path }) => paymentPath.test(path)) && money.get(jobId)?.detail !== null;
  const cells = await decideMany(
    ctx,
    jobs
      .filter((job) => !isMoneyOnly(job))
      .map((job) => ({
        jobId: job.jobId,
        baseVersion: undefined,
        readsSince: job.firstVersion,
        apply: (snapshot, since) => {
          const { mine, theirs, left } = sorted(snapshot, job, othersAt(ctx, since, job));
          const checked = selectAllowed(ctx, snapshot, { steps: mine, action: way });
          stayed.set(job.jobId, { theirs, left: [...left, ...checked.left] });
          return succeed(checked.edits);
        },
      })),
  );
  return jobs.map(({ jobId }) => {
    const { detail = null, left = [] } = money.get(jobId) ?? {};
    const { theirs = [], left: cellsLeft = [] } = stayed.get(jobId) ?? {};
    const outcome = cells.get(jobId) ?? (detail === null ? refuse('not-undoable') : succeed(detail));
    return undoneJobOf(ctx, jobId, { outcome, stays: { theirs, left: [...left, ...cellsLeft] } });
  });
};
