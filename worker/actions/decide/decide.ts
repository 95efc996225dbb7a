import type { JobDetail } from '#contract/jobs/job-answers';
import { planChange, checkChange, planOf } from '#actions/decide/plan-change';
import { idempotencyExtras, type Ctx } from '#actions/decide/context';
import { withFreeResources } from '#actions/decide/check-resources';
import { isOfCustomer, withSameCustomer, type Preparing } from '#actions/decide/same-customer';
import { preparedInTurn } from '#actions/decide/name-in-turn';
import { conflictOf, readCommittedBefore, type Committed } from '#actions/decide/conflict';
import { jobDetailOf, jobRowOf, type PresentedJob, projectRows } from '#actions/decide/present/detail';
import type { Change, Edits, FieldChange } from '#domain/jobs/change';
import type { JobState } from '#domain/jobs/job';
import type { Plan } from '#domain/jobs/plan';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import type { Decided } from '#store/jobs/many-jobs';
import type { CommitExtras } from '#store/database/outcomes';
import type { LoadedJob } from '#store/jobs/loaded-job';
import { retryRaces } from '#actions/decide/retry';

/** A loaded job with its current plan: the input of every command. */
export interface JobSnapshot extends LoadedJob {
  readonly plan: Plan;
}

/** The answer of a cell edit: the job's row, and whether the edit created its version. */
export type EditedJob = Pick<JobDetail, 'job' | 'isCommitted' | 'committedVersion'>;

/** A command on one job. */
export interface Decision<Answer> {
  readonly load: () => Promise<LoadedJob | null>;
  /** The version that the person saw; the newest version when absent. */
  readonly baseVersion: number | undefined;
  /** Computes the edits or a refusal. Edits without changes are not committed. */
  readonly apply: (snapshot: JobSnapshot) => Result<Edits> | Promise<Result<Edits>>;
  /** Fields that the edits read but do not write. A change of one since the base version is a conflict too. */
  readonly alsoReads?: (snapshot: JobSnapshot) => readonly FieldChange[];
  readonly answer: (detail: JobDetail, edits: Edits) => Answer;
  /** Replaces `answer` when only the row is returned: the rest of the detail is not computed. */
  readonly answerRow?: (edited: EditedJob) => Answer;
  /** The stored answer of a repeated request, when it is not the job read again. */
  readonly idempotentResponse?: (answer: Answer) => unknown;
  /** The part of a repeated request's answer beside the job, which is read again. */
  readonly idempotentExtras?: (answer: Answer) => object;
  /** Further writes of the commit. */
  readonly extras?: CommitExtras;
  readonly status: 200 | 201;
  /** True when the answer holds values that only the database knows: a receipt number, the bookings of other jobs. */
  readonly reloadAfterCommit?: true;
}

/**
 * Adds the plan to a loaded job. The plan is computed on first use, because most edits need only the plan after the
 * edit.
 */
export const withPlan = (ctx: Ctx, loaded: LoadedJob): JobSnapshot => {
  let plan: Plan | null = null;
  return {
    ...loaded,
    get plan() {
      plan ??= planOf(ctx, loaded.flow, loaded.state);
      return plan;
    },
  };
};

/** Refuses a job that does not exist or that was withdrawn. */
export const foundIn = (ctx: Ctx, loaded: LoadedJob | null): Result<JobSnapshot> => {
  if (loaded === null) return refuse('not-found', { what: thingTexts.job });
  return loaded.state.job.isWithdrawn ? refuse('withdrawn') : succeed(withPlan(ctx, loaded));
};

/** Refuses changes of a closed job's plan and documents. Payments and reopening stay allowed. */
export const refuseClosed = ({ state }: { readonly state: Pick<JobState, 'job'> }): Result<null> =>
  state.job.closedAt === null ? succeed(null) : refuse('job-closed');

/** The input of answers about a job. The plan is computed only when an answer reads it. */
const displayedOf = (ctx: Ctx, snapshot: JobSnapshot): PresentedJob => ({
  state: snapshot.state,
  flow: snapshot.flow,
  get plan() {
    return snapshot.plan;
  },
  rows: snapshot.detail,
  calendar: ctx.calendar,
  updatedAt: snapshot.detail.updatedAt,
});

/** The job in the form of the API's answers. */
export const detailOf = (ctx: Ctx, snapshot: JobSnapshot): JobDetail =>
  jobDetailOf(displayedOf(ctx, snapshot));

/** The fields that an edit writes or reads. None of them may have changed since its base version. */
const fieldsReadBy = <Answer>(
  { alsoReads: restsOn }: Decision<Answer>,
  snapshot: JobSnapshot,
  { changes }: Edits,
): readonly FieldChange[] => (restsOn ? [...changes, ...restsOn(snapshot)] : changes);

const isEmpty = ({ changes, payments, links }: Edits): boolean =>
  changes.length === 0 && payments === undefined && links === undefined;

/**
 * The result of edits on a job: the change to write, if there is one, and the job after it in the form of the API's
 * answers.
 */
export interface Prepared {
  readonly presented: PresentedJob;
  /** Null when the edits change nothing. */
  readonly decided: Decided | null;
  /** For values that were already stored: whether an earlier try of the same operation wrote them. */
  readonly committed?: Committed;
}

/** The pure part of a command: turns edits into the change to write and the answer. */
export const prepare = (ctx: Ctx, snapshot: JobSnapshot, edits: Edits): Result<Prepared> => {
  if (isEmpty(edits)) return succeed({ presented: displayedOf(ctx, snapshot), decided: null });
  const { change, after } = planChange(ctx, snapshot, edits);
  const checked = checkChange(snapshot, { change, after });
  if (!checked.ok) return checked;
  const presentedJob: PresentedJob = {
    state: after,
    flow: snapshot.flow,
    get plan() {
      return change.plan;
    },
    get rows() {
      return projectRows(snapshot.detail, change, after.job, snapshot.flow);
    },
    calendar: ctx.calendar,
    updatedAt: change.at,
    ...(change.isPlanKept === true && snapshot.projection !== undefined
      ? { projection: snapshot.projection }
      : {}),
  };
  return succeed({ presented: presentedJob, decided: { change, state: after, base: snapshot } });
};

/** How edits on jobs that are changed together are decided. */
export const preparingOf =
  (ctx: Ctx): Preparing =>
  (loaded, edits) =>
    prepare(ctx, withPlan(ctx, loaded), edits);

const committedOf = ({ decided, committed }: Prepared): Committed =>
  committed ?? { isCommitted: decided !== null };

/** The row of a prepared job, for answers to edits of cells. */
export const editedJob = (prepared: Prepared): EditedJob => ({
  job: jobRowOf(prepared.presented),
  ...committedOf(prepared),
});

const answerOf = <Answer>(decision: Decision<Answer>, prepared: Prepared, edits: Edits): Answer =>
  decision.answerRow === undefined
    ? decision.answer({ ...jobDetailOf(prepared.presented), ...committedOf(prepared) }, edits)
    : decision.answerRow(editedJob(prepared));

const extrasOf = <Answer>(
  ctx: Ctx,
  decision: Decision<Answer>,
  { answer, change }: { readonly answer: Answer; readonly change: Change },
): CommitExtras => {
  if (ctx.once === undefined) return {};
  // Stores the job's version instead of the job, which can be long. A repeated request reads the job again.
  const beside =
    decision.idempotentExtras === undefined ? '' : JSON.stringify(decision.idempotentExtras(answer));
  const retained =
    decision.idempotentResponse === undefined
      ? `${change.jobId}@${change.baseVersion + 1}${beside}`
      : JSON.stringify(decision.idempotentResponse(answer));
  return idempotencyExtras(ctx, decision.status, retained);
};

const manualPrefix = 'hand:';

const duplicateOf = (key: string, { payments }: Edits): Result<never> => {
  if (key.includes('idempotency')) return refuse('idempotency-in-progress');
  if (key === 'reply') return refuse('notice-settled');
  const { reference } = payments?.find(({ effectKey }) => effectKey.startsWith(manualPrefix)) ?? {};
  return refuse('duplicate-voucher', { voucher: reference ?? '' });
};

/**
 * Loads the job, decides, and commits in one batch. After a lost race it tries again, unless somebody changed the same
 * fields.
 */
export const decide = async <Answer>(ctx: Ctx, decision: Decision<Answer>): Promise<Result<Answer>> => {
  let base = decision.baseVersion;
  const attempt = async (): Promise<Result<Answer> | null> => {
    const found = foundIn(ctx, await decision.load());
    if (!found.ok) return found;
    const snapshot = found.value;
    const { job } = snapshot.state;
    base ??= job.version;
    const result = await decision.apply(snapshot);
    if (!result.ok) return result;
    const changes = fieldsReadBy(decision, snapshot, result.value);
    const conflict = await conflictOf(ctx, { base, job, changes });
    if (conflict !== null) return refuse('stale', { current: conflict });
    const preparedFirst = prepare(ctx, snapshot, result.value);
    if (!preparedFirst.ok) return preparedFirst;
    const named = await preparedInTurn(ctx, snapshot, preparedFirst.value, prepare);
    if (!named.ok) return named;
    const prepared = await withFreeResources(
      ctx,
      { before: snapshot.state.appointments, booked: [] },
      named.value,
    );
    if (!prepared.ok) return prepared;
    const { decided } = prepared.value;
    if (decided === null) {
      const committed = await readCommittedBefore(ctx, job, base);
      return succeed(answerOf(decision, { ...prepared.value, committed }, result.value));
    }
    const answer = answerOf(decision, prepared.value, result.value);
    const { change, state } = decided;
    const extras = { ...decision.extras, ...extrasOf(ctx, decision, { answer, change }) };
    const all = isOfCustomer(decided)
      ? await withSameCustomer(ctx, [decided], preparingOf(ctx))
      : succeed([]);
    if (!all.ok) return all;
    const outcome = await (all.value.length > 1
      ? ctx.store.commitAll(all.value, extras)
      : ctx.store.commit(change, state, snapshot, extras));
    if (outcome.done) return { ok: true, value: await latest(ctx, decision, { answer, change }) };
    return outcome.why === 'duplicate' ? duplicateOf(outcome.key, result.value) : null;
  };
  return (await retryRaces(ctx.retryTimer, attempt)) ?? refuse('too-busy');
};

const latest = async <Answer>(
  ctx: Ctx,
  decision: Decision<Answer>,
  { answer, change }: { readonly answer: Answer; readonly change: Change },
): Promise<Answer> => {
  // Whether somebody is elsewhere at a new time is known to the database.
  const isBooked = change.derived.appointments.some(({ state, who }) => state === 'booked' && who !== '');
  const needsClashes = isBooked && decision.answerRow === undefined;
  if (!decision.reloadAfterCommit && !needsClashes) return answer;
  const again = await decision.load();
  if (again === null) return answer;
  const isCommitted = again.state.job.version === change.baseVersion + 1;
  return decision.answer({ ...detailOf(ctx, withPlan(ctx, again)), isCommitted }, change.edits);
};
