import type { JobDetail } from '#contract/jobs/job-answers';
import { changeOf, checkChange } from '#actions/decide/change-of';
import type { Ctx } from '#actions/decide/context';
import { conflictOf } from '#actions/decide/conflict';
import { readCommittedBefore, type Committed } from '#actions/decide/own-operation';
import { jobDetailOf, jobRowOf, type Shown } from '#actions/decide/present/detail';
import { planOf } from '#actions/decide/present/plan-of';
import { rowsAfter } from '#actions/decide/present/rows-after';
import type { Change, Edits, FieldChange } from '#domain/jobs/change';
import type { Plan } from '#domain/jobs/plan';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import type { Decided } from '#store/jobs/many-jobs';
import type { CommitExtras } from '#store/database/outcomes';
import type { LoadedJob } from '#store/jobs/loaded-job';

import { retryRaces } from '#actions/decide/retry';

/** A job with its plan as it stands: what a verb makes its edits from. */
export interface Standing extends LoadedJob {
  readonly plan: Plan;
}

/** A job as an edit of its cells answers it: its row, and whether the edit made its version. */
export type EditedJob = Pick<JobDetail, 'job' | 'isCommitted' | 'committedVersion'>;

/** One verb on one job. */
export interface Decision<Answer> {
  readonly load: () => Promise<LoadedJob | null>;
  /** The version that the person saw; without it the newest. */
  readonly baseVersion: number | undefined;
  /** The edits, or why not; edits that change nothing are not committed. */
  readonly make: (standing: Standing) => Result<Edits> | Promise<Result<Edits>>;
  /** What the edits rest on beside what they write: changed since the base, it is a conflict too. */
  readonly restsOn?: (standing: Standing) => readonly FieldChange[];
  readonly answer: (detail: JobDetail, edits: Edits) => Answer;
  /** In place of `answer`, where the row is all that is answered: the rest of the job is not worked out. */
  readonly answerRow?: (edited: EditedJob) => Answer;
  /** What a repeated request is answered, where that is not the job read again. */
  readonly keep?: (answer: Answer) => unknown;
  /** What a repeated request is answered beside the job, which is read again. */
  readonly keepBeside?: (answer: Answer) => object;
  readonly status: 200 | 201;
  /** True where the answer shows what only the database knows: a receipt's number, other jobs' bookings. */
  readonly readsAgain?: true;
}

/** A loaded job with its plan, worked out once it is asked for: most edits ask only for the plan that follows them. */
export const standingOf = (ctx: Ctx, loaded: LoadedJob): Standing => {
  let plan: Plan | null = null;
  return {
    ...loaded,
    get plan() {
      plan ??= planOf(ctx, loaded.flow, loaded.state);
      return plan;
    },
  };
};

/** A job that was asked for, where there is one and its opening was not undone. */
export const foundIn = (ctx: Ctx, loaded: LoadedJob | null): Result<Standing> => {
  if (loaded === null) return refuse('not-found', { what: thingTexts.job });
  return loaded.state.job.isWithdrawn ? refuse('withdrawn') : succeed(standingOf(ctx, loaded));
};

/** What answers show of a job is made from; the plan is worked out where the answer shows it. */
const shownOf = (ctx: Ctx, standing: Standing): Shown => ({
  state: standing.state,
  flow: standing.flow,
  get plan() {
    return standing.plan;
  },
  rows: standing.detail,
  calendar: ctx.calendar,
  updatedAt: standing.detail.updatedAt,
});

/** A job as answers show it. */
export const detailOf = (ctx: Ctx, standing: Standing): JobDetail => jobDetailOf(shownOf(ctx, standing));

/** What an edit writes and what it rests on: none of it may have changed since its base. */
const readBy = <Answer>(
  { restsOn }: Decision<Answer>,
  standing: Standing,
  { changes }: Edits,
): readonly FieldChange[] => (restsOn ? [...changes, ...restsOn(standing)] : changes);

const isEmpty = ({ changes, payments, links }: Edits): boolean =>
  changes.length === 0 && payments === undefined && links === undefined;

/** What edits come to on a job: nothing to write, or a decision, and the job as answers show it after that. */
export interface Prepared {
  readonly shown: Shown;
  /** Null where all that was asked for stands already. */
  readonly decided: Decided | null;
  /** Of what stands already: whether an earlier try of the same operation wrote it. */
  readonly committed?: Committed;
}

/** The pure end of a decision: edits on a job give what is written and what is answered. */
export const prepare = (ctx: Ctx, standing: Standing, edits: Edits): Result<Prepared> => {
  if (isEmpty(edits)) return succeed({ shown: shownOf(ctx, standing), decided: null });
  const { change, after } = changeOf(ctx, standing, edits);
  const checked = checkChange(standing.state, { change, after });
  if (!checked.ok) return checked;
  const shown: Shown = {
    state: after,
    flow: standing.flow,
    get plan() {
      return change.plan;
    },
    get rows() {
      return rowsAfter(standing.detail, change, after.job, standing.flow);
    },
    calendar: ctx.calendar,
    updatedAt: change.at,
    ...(change.isPlanKept === true && standing.projection !== undefined
      ? { projection: standing.projection }
      : {}),
  };
  return succeed({ shown, decided: { change, state: after, base: standing } });
};

const committedOf = ({ decided, committed }: Prepared): Committed =>
  committed ?? { isCommitted: decided !== null };

/** The row of a prepared job, for answers to edits of cells. */
export const editedJob = (prepared: Prepared): EditedJob => ({
  job: jobRowOf(prepared.shown),
  ...committedOf(prepared),
});

const answerOf = <Answer>(decision: Decision<Answer>, prepared: Prepared, edits: Edits): Answer =>
  decision.answerRow === undefined
    ? decision.answer({ ...jobDetailOf(prepared.shown), ...committedOf(prepared) }, edits)
    : decision.answerRow(editedJob(prepared));

const extrasOf = <Answer>(
  ctx: Ctx,
  decision: Decision<Answer>,
  { answer, change }: { readonly answer: Answer; readonly change: Change },
): CommitExtras => {
  if (ctx.once === undefined) return {};
  // The job's version in place of a whole job, which may be long: it is read again when the request is repeated.
  const beside = decision.keepBeside === undefined ? '' : JSON.stringify(decision.keepBeside(answer));
  const kept =
    decision.keep === undefined
      ? `${change.jobId}@${change.baseVersion + 1}${beside}`
      : JSON.stringify(decision.keep(answer));
  return { idempotency: { ...ctx.once, status: decision.status, answer: kept } };
};

const handPrefix = 'hand:';

const duplicateOf = (key: string, { payments }: Edits): Result<never> => {
  if (key.includes('idempotency')) return refuse('idempotency-in-progress');
  const { reference } = payments?.find(({ effectKey }) => effectKey.startsWith(handPrefix)) ?? {};
  return refuse('duplicate-voucher', { voucher: reference ?? '' });
};

/** Loads, decides and commits in one batch; a lost race is run again unless somebody changed the same fields. */
export const decide = async <Answer>(ctx: Ctx, decision: Decision<Answer>): Promise<Result<Answer>> => {
  let base = decision.baseVersion;
  const attempt = async (): Promise<Result<Answer> | null> => {
    const found = foundIn(ctx, await decision.load());
    if (!found.ok) return found;
    const standing = found.value;
    const { job } = standing.state;
    base ??= job.version;
    const made = await decision.make(standing);
    if (!made.ok) return made;
    const changes = readBy(decision, standing, made.value);
    const conflict = await conflictOf(ctx, { base, job, changes });
    if (conflict !== null) return refuse('stale', { current: conflict });
    const prepared = prepare(ctx, standing, made.value);
    if (!prepared.ok) return prepared;
    const { decided } = prepared.value;
    if (decided === null) {
      const committed = await readCommittedBefore(ctx, job, base);
      return succeed(answerOf(decision, { ...prepared.value, committed }, made.value));
    }
    const answer = answerOf(decision, prepared.value, made.value);
    const { change, state } = decided;
    const extras = extrasOf(ctx, decision, { answer, change });
    const outcome = await ctx.store.commit(change, state, standing, extras);
    if (outcome.done) return { ok: true, value: await latest(ctx, decision, { answer, change }) };
    return outcome.why === 'duplicate' ? duplicateOf(outcome.key, made.value) : null;
  };
  return (await retryRaces(ctx.retryTimer, attempt)) ?? refuse('too-busy');
};

const latest = async <Answer>(
  ctx: Ctx,
  decision: Decision<Answer>,
  { answer, change }: { readonly answer: Answer; readonly change: Change },
): Promise<Answer> => {
  if (!decision.readsAgain) return answer;
  const again = await decision.load();
  if (again === null) return answer;
  const isCommitted = again.state.job.version === change.baseVersion + 1;
  return decision.answer({ ...detailOf(ctx, standingOf(ctx, again)), isCommitted }, change.edits);
};
