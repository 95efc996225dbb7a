import { checkResources } from '#actions/decide/check-resources';
import { idempotencyExtras, type Ctx } from '#actions/decide/context';
import { conflictOf } from '#actions/decide/conflict';
import { foundIn, prepare, type JobSnapshot } from '#actions/decide/decide';
import { jobDetailOf } from '#actions/decide/present/detail';
import { retryRaces } from '#actions/decide/retry';
import { allowed } from '#actions/decide/right';
import { decideOpeningInTurn, type Opening } from '#actions/jobs/open-job';
import { claimOf, type Claim } from '#actions/endings/claim';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { OpenJob, OpenLinked } from '#contract/jobs/job-requests';
import type { LinkedOpening } from '#domain/flow/plans/endings';
import type { Edits } from '#domain/jobs/change';
import { linkFact } from '#domain/jobs/virtual-fact';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { Decided } from '#store/jobs/many-jobs';
import type { NewJob } from '#store/jobs/loaded-job';

/** The values of the items that the new job begins with. */
const copiedFacts = ({ state }: JobSnapshot, { copies }: LinkedOpening): NonNullable<OpenJob['facts']> => {
  const current = new Map(state.facts.map(({ key, value }) => [key, value]));
  return Object.fromEntries(
    copies.flatMap((key) => {
      const value = current.get(key) ?? null;
      return value === null || typeof value === 'object' ? [] : [[key, value]];
    }),
  );
};

interface Begun {
  readonly opening: LinkedOpening;
  readonly input: OpenLinked;
  readonly claim: Claim | null;
}

/** The request that opens the new job: the customer's details as they are now, the copied items, and what was sent. */
const requestOf = (snapshot: JobSnapshot, { opening, input, claim }: Begun): OpenJob => {
  const { job, customer } = snapshot.state;
  const { id: _, ...details } = customer;
  const covered =
    claim === null || opening.coveredItem === undefined ? {} : { [opening.coveredItem]: claim.isCovered };
  return {
    flow: opening.flow,
    title: input.title ?? claim?.line.description ?? job.title,
    ownerId: job.ownerId,
    customer: details,
    facts: { ...copiedFacts(snapshot, opening), ...covered, ...input.facts },
  };
};

/** The word in the history of the job from which another one is opened. It may be closed: a claim comes after closing. */
const wordOf = (ctx: Ctx, { state: { job } }: NewJob, kind: LinkedOpening['kind']): Edits => {
  const key = linkFact(job.id);
  return {
    action: 'open-linked',
    reason: null,
    changes: [{ path: `fact:${key}`, before: null, after: kind }],
    facts: [{ id: ctx.newId('fct'), key, value: kind, supersedes: true }],
  };
};

interface DecidedLink {
  readonly opened: NewJob;
  readonly parent: Decided;
  /** The job from which it is opened, after the change. */
  readonly detail: JobDetail;
}

const decideLink = async (
  ctx: Ctx,
  snapshot: JobSnapshot,
  { input, opening: shop }: { readonly input: OpenLinked; readonly opening: Opening },
): Promise<Result<DecidedLink>> => {
  const opening = snapshot.flow.opens?.find(({ kind }) => kind === input.kind);
  if (opening === undefined) return refuse('not-linked');
  const claim = input.kind === 'claim' ? claimOf(ctx, snapshot, input) : succeed(null);
  if (!claim.ok) return claim;
  const { id: jobId, ownerId } = snapshot.state.job;
  const isActive = shop.staff.some((member) => member.id === ownerId && member.isActive);
  const request = requestOf(snapshot, { opening, input, claim: claim.value });
  const opened = await decideOpeningInTurn(ctx, isActive ? request : { ...request, ownerId: null }, shop, {
    stage: opening.stage,
    origin: { jobId, kind: opening.kind },
    customer: snapshot.state.customer,
  });
  if (!opened.ok) return opened;
  const free = await checkResources(ctx, { before: [], booked: [] }, opened.value);
  if (!free.ok) return free;
  const word = wordOf(ctx, free.value, opening.kind);
  const conflict = await conflictOf(ctx, {
    base: input.baseVersion ?? snapshot.state.job.version,
    job: snapshot.state.job,
    changes: word.changes,
  });
  if (conflict !== null) return refuse('stale', { current: conflict });
  const prepared = prepare(ctx, snapshot, word);
  if (!prepared.ok) return prepared;
  const { decided } = prepared.value;
  if (decided === null) throw new Error('the word of a new job is a change');
  return succeed({
    opened: free.value,
    parent: decided,
    detail: jobDetailOf(prepared.value.presented),
  });
};

/** Opens a job from another one: the new job and the word in the history of the old one are one batch. Answers the old one. */
export const openLinked = async (
  ctx: Ctx,
  jobId: string,
  input: OpenLinked,
  opening: Opening,
): Promise<Result<JobDetail>> => {
  const right = allowed(ctx, 'open-job');
  if (!right.ok) return right;
  const attempt = async (): Promise<Result<JobDetail> | null> => {
    const found = foundIn(ctx, await ctx.store.loadJob(jobId));
    if (!found.ok) return found;
    const decided = await decideLink(ctx, found.value, { input, opening });
    if (!decided.ok) return decided;
    const { opened, parent, detail } = decided.value;
    const retained = `${jobId}@${parent.change.baseVersion + 1}`;
    const outcome = await ctx.store.openJobs([opened], idempotencyExtras(ctx, 201, retained), [parent]);
    if (!outcome.done) return outcome.why === 'stale' ? null : refuse('idempotency-in-progress');
    const { id, title } = opened.state.job;
    const [number = 0] = outcome.numbers;
    const linked = { id, number, title, kind: input.kind, isOrigin: false, isClosed: false };
    return succeed({ ...detail, linkedJobs: [...detail.linkedJobs, linked], isCommitted: true });
  };
  return (await retryRaces(ctx.retryTimer, attempt)) ?? refuse('too-busy');
};
