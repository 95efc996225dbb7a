import type { Ctx } from '#actions/context';
import { decide, type Standing } from '#actions/decide';
import { isPaper, judge, type Left } from '#actions/gestures/judge';
import { isSame, presentAt } from '#actions/gestures/present';
import { touches, type GestureStep, type JobSteps, type Step } from '#actions/gestures/steps';
import { editResult, refusedResult, told } from '#actions/jobs/edit-result';
import { entriesSince } from '#actions/jobs/read-history';
import { reverse } from '#actions/money/reverse';
import type { JobDetail } from '#contract/job-answers';
import type { EditResult } from '#contract/shop-answers';
import { refusalStatus, refusalText, refuse, succeed, type Refusal, type Result } from '#domain/refusal';

/** What became of one job of a gesture. */
export interface Moved {
  readonly result: EditResult;
  /** The job as it stands now; null where it was not read. */
  readonly job: JobDetail['job'] | null;
  /** Something of it can be tried again: the gesture stays to be undone. */
  readonly isUnfinished: boolean;
}

/** Trying again may go better: the database was away, or a right is given. Any other refusal would be said again. */
export const canTryAgain = ({ code }: Refusal): boolean =>
  code === 'not-allowed' || refusalStatus(code) === 503;

const paymentPath = /^payment:(\w+)$/;

/** An entry of money received names nothing; one of money that went back names the entry that it takes back. */
const isReceipt = ({ expected, value }: Step): boolean =>
  value === null && typeof expected === 'object' && expected !== null && !('reversesId' in expected);

/**
 * Money is never taken out of the book: what was received is undone by its opposite. What went back stays: the ledger
 * takes no opposite of an opposite, and money that comes again is a payment of its own.
 */
const reverseMoney = async (
  ctx: Ctx,
  { jobId, steps }: JobSteps,
): Promise<{ readonly detail: JobDetail | null; readonly left: readonly Left[] }> => {
  let detail: JobDetail | null = null;
  const left: Left[] = [];
  for (const step of steps) {
    const [, reversalOf] = paymentPath.exec(step.path) ?? [];
    if (reversalOf === undefined) continue;
    const made = isReceipt(step)
      ? await told(reverse(ctx, jobId, { reversalOf, reason: 'undo' }))
      : refuse('not-undoable');
    if (made.ok) detail = made.value;
    else left.push({ path: step.path, refusal: made.refusal });
  }
  return { detail, left };
};

/** The steps at whose paths somebody else wrote after the gesture did; all of them where that is too long ago to be told. */
const othersAt = async (
  ctx: Ctx,
  { state: { job } }: Standing,
  { steps, firstVersion, commitCount }: JobSteps,
): Promise<ReadonlySet<Step>> => {
  // All versions since are the gesture's own.
  if (job.version - firstVersion + 1 === commitCount) return new Set();
  const since = await entriesSince(ctx, job.id, firstVersion);
  if (since === null) return new Set(steps);
  const others = since.filter(({ actor }) => actor !== ctx.actor.id);
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
const sorted = async (ctx: Ctx, standing: Standing, job: JobSteps): Promise<Sorted> => {
  const changed = await othersAt(ctx, standing, job);
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

/** Puts back of one job what a gesture changed: each path by itself, so that one that stays keeps no other from going. */
export const undoJob = async (ctx: Ctx, job: JobSteps, way: 'undo' | 'redo'): Promise<Moved> => {
  const { jobId } = job;
  const money = await reverseMoney(ctx, job);
  let stayed: Omit<Sorted, 'mine'> = { theirs: [], left: [] };
  const cells = async (): Promise<Result<JobDetail>> =>
    decide(ctx, {
      load: () => ctx.store.loadJob(jobId),
      baseVersion: undefined,
      make: async (standing) => {
        const { mine, theirs, left } = await sorted(ctx, standing, job);
        const judged = judge(ctx, standing, { steps: mine, action: way });
        stayed = { theirs, left: [...left, ...judged.left] };
        return succeed(judged.edits);
      },
      answer: (detail) => detail,
      status: 200,
    });
  const isMoneyOnly = job.steps.every(({ path }) => paymentPath.test(path));
  const outcome = isMoneyOnly && money.detail !== null ? succeed(money.detail) : await told(cells());
  if (!outcome.ok)
    return {
      result: refusedResult(ctx, jobId, outcome.refusal),
      job: null,
      isUnfinished: canTryAgain(outcome.refusal),
    };
  const stays = { theirs: stayed.theirs, left: [...money.left, ...stayed.left] };
  const refusal = refusalOf(stays);
  return {
    result: refusal === null ? editResult(ctx, jobId, outcome) : partlyMoved(ctx, jobId, stays, refusal),
    job: outcome.value.job,
    isUnfinished: stays.left.some((one) => one.refusal !== null && canTryAgain(one.refusal)),
  };
};
