import type { Ctx } from '#actions/decide/context';
import type { EditedJob, Standing } from '#actions/decide/decide';
import { decideMany, type Since } from '#actions/decide/decide-many';
import { isPaper, judge, type Left } from '#actions/undo/judge';
import { isSame, presentAt } from '#actions/undo/present';
import { touches, type GestureStep, type JobSteps, type Step } from '#actions/undo/steps';
import { editResult, refusedResult } from '#actions/jobs/edit-result';
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

/** What became of one job of a gesture. */
export interface Moved {
  readonly result: EditResult;
  /** The job as it stands now; null where it was not read. */
  readonly job: JobRow | null;
  /** Something of it can be tried again: the gesture stays to be undone. */
  readonly isUnfinished: boolean;
}

/** Trying again may go better: the database was away, or a right is given. Any other refusal would be said again. */
export const canTryAgain = ({ code }: Refusal): boolean =>
  code === 'not-allowed' || refusalStatus(code) === 503;

const paymentPath = /^payment:(\w+)$/;

const paymentIdOf = ({ path }: Step): string => paymentPath.exec(path)?.[1] ?? '';

/** An entry of money received names nothing; one of money that went back names the entry that it takes back. */
const isReceipt = ({ expected, value }: Step): boolean =>
  value === null && typeof expected === 'object' && expected !== null && !('reversesId' in expected);

/** What of a job's money went back, and what stays. */
interface MoneyMoved {
  readonly detail: EditedJob | null;
  readonly left: readonly Left[];
}

const paymentSteps = ({ steps }: JobSteps): readonly Step[] =>
  steps.filter(({ path }) => paymentPath.test(path));

/**
 * Money is never taken out of the book: what was received is undone by its opposite. What went back stays: the ledger
 * takes no opposite of an opposite, and money that comes again is a payment of its own. A round takes one entry of each
 * job, and an operation rarely has more than one.
 */
const reverseMoney = async (
  ctx: Ctx,
  jobs: readonly JobSteps[],
): Promise<ReadonlyMap<string, MoneyMoved>> => {
  const moved = new Map<string, MoneyMoved>(jobs.map(({ jobId }) => [jobId, { detail: null, left: [] }]));
  const leave = (jobId: string, path: string, refusal: Refusal) => {
    const { detail = null, left = [] } = moved.get(jobId) ?? {};
    moved.set(jobId, { detail, left: [...left, { path, refusal }] });
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
        make: (standing) =>
          right.ok ? reversalEdits(ctx, standing, { reversalOf: paymentIdOf(step), reason: 'undo' }) : right,
      })),
    );
    for (const { jobId, step } of received) {
      const outcome = outcomes.get(jobId);
      if (outcome?.ok) moved.set(jobId, { left: [], ...moved.get(jobId), detail: outcome.value });
      else if (outcome !== undefined) leave(jobId, step.path, outcome.refusal);
    }
  }
  return moved;
};

/** The steps at whose paths somebody else wrote after the operation did; all of them where that is too long ago to be told. */
const othersAt = (ctx: Ctx, since: Since, { steps, firstVersion }: JobSteps): ReadonlySet<Step> => {
  if (since === null) return new Set(steps);
  const others = since.filter(({ actor, version }) => version > firstVersion && actor !== ctx.actor.id);
  const isTheirs = (step: GestureStep): boolean =>
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

/** What still stands as the gesture left it, what somebody changed since, even to the same value, and what no cell writes. */
const sorted = (standing: Standing, job: JobSteps, changed: ReadonlySet<Step>): Sorted => {
  const mine: Step[] = [];
  const theirs: { step: Step; present: unknown }[] = [];
  const left: Left[] = [];
  for (const step of job.steps) {
    if (paymentPath.test(step.path)) continue;
    const present = isPaper(standing, step.path) ? undefined : presentAt(standing, step.path);
    if (present === undefined) left.push({ path: step.path, refusal: null });
    else if (isSame(present, step.value)) continue;
    else if (isSame(present, step.expected) && !changed.has(step)) mine.push(step);
    else theirs.push({ step, present });
  }
  return { mine, theirs, left };
};

/** Why not all of a job went back: what others changed first, then what a rule said. */
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
        left: left.map((one) => ({
          path: one.path,
          why: one.refusal === null ? null : refusalText(one.refusal, ctx.locale),
        })),
      }),
});

/** What of a job stayed of its cells, as the last try left it. */
type Stayed = Omit<Sorted, 'mine'>;

const movedOf = (
  ctx: Ctx,
  jobId: string,
  { outcome, stays }: { readonly outcome: Result<EditedJob>; readonly stays: Stayed },
): Moved => {
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
    isUnfinished: stays.left.some((one) => one.refusal !== null && canTryAgain(one.refusal)),
  };
};

/**
 * Puts back of each job what an operation changed: each path by itself, so that one that stays keeps no other from going,
 * and all jobs together, by a number of statements that does not grow with them.
 */
export const undoJobs = async (
  ctx: Ctx,
  jobs: readonly JobSteps[],
  way: 'undo' | 'redo',
): Promise<readonly Moved[]> => {
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
        make: (standing, since) => {
          const { mine, theirs, left } = sorted(standing, job, othersAt(ctx, since, job));
          const judged = judge(ctx, standing, { steps: mine, action: way });
          stayed.set(job.jobId, { theirs, left: [...left, ...judged.left] });
          return succeed(judged.edits);
        },
      })),
  );
  return jobs.map(({ jobId }) => {
    const { detail = null, left = [] } = money.get(jobId) ?? {};
    const { theirs = [], left: cellsLeft = [] } = stayed.get(jobId) ?? {};
    const outcome = cells.get(jobId) ?? (detail === null ? refuse('not-undoable') : succeed(detail));
    return movedOf(ctx, jobId, { outcome, stays: { theirs, left: [...left, ...cellsLeft] } });
  });
};
