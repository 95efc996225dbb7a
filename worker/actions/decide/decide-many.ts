import { withFreeResources, type BookedInBatch } from '#actions/decide/check-resources';
import { changedPaths, conflictAmong, committedBefore } from '#actions/decide/conflict';
import { preparedInTurn } from '#actions/decide/name-in-turn';
import { isOfCustomer, withSameCustomer } from '#actions/decide/same-customer';
import type { Ctx } from '#actions/decide/context';
import {
  editedJob,
  foundIn,
  prepare,
  preparingOf,
  type EditedJob,
  type Prepared,
  type JobSnapshot,
} from '#actions/decide/decide';
import type { Edits } from '#domain/jobs/change';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import { isDatabaseFailure } from '#store/database/failures';
import type { HistoryRequest, LaterEntry } from '#store/jobs/histories';
import type { Decided } from '#store/jobs/many-jobs';
import { retryRaces } from '#actions/decide/retry';

/**
 * Characters that one batch may carry. A D1 parameter is at most 2 MB, the rows of a batch are one parameter, and a
 * character takes up to three bytes.
 */
const batchCharsMax = 500_000;

/** The history entries of a job after a version; null when there are too many to search. */
export type LaterEntries = readonly LaterEntry[] | null;

/** A command on one of many jobs. */
export interface ManyDecision {
  readonly jobId: string;
  /** The version that the person saw; the newest version when absent. */
  readonly baseVersion: number | undefined;
  /** The version after which the edits need the job's history, when they depend on it. */
  readonly readsSince?: number;
  /** Computes the edits or a refusal. Pure, because it runs again on the newer job after a lost race. */
  readonly apply: (snapshot: JobSnapshot, since: LaterEntries) => Result<Edits>;
}

export type ManyOutcomes = ReadonlyMap<string, Result<EditedJob>>;

interface Pending {
  readonly decision: ManyDecision;
  /** The base version: the client's, or the job's version at the first try. */
  readonly base: number | undefined;
  /** The job's version at the last try; null before the first try. */
  readonly triedOn: number | null;
}

interface Ready extends Pending {
  readonly edited: EditedJob;
  readonly decided: Decided;
}

/** The version after which a job's history is needed; null when it is not needed. */
const neededSince = ({ decision, base }: Pending, { state: { job } }: JobSnapshot): HistoryRequest | null => {
  const from = Math.min(base ?? job.version, decision.readsSince ?? job.version);
  return from >= job.version ? null : { jobId: job.id, version: from };
};

const decideOne = (
  ctx: Ctx,
  { decision, base: from }: Pending,
  { snapshot, since }: { readonly snapshot: JobSnapshot; readonly since: LaterEntries },
): Result<Prepared> => {
  const result = decision.apply(snapshot, since);
  if (!result.ok) return result;
  const { version } = snapshot.state.job;
  const base = from ?? version;
  const later = since?.filter((entry) => entry.version > base) ?? null;
  const changed = base > version ? null : changedPaths(ctx, later);
  const conflict = base === version ? null : conflictAmong(result.value.changes, changed);
  if (conflict !== null) return refuse('stale', { current: conflict });
  const prepared = prepare(ctx, snapshot, result.value);
  if (!prepared.ok || prepared.value.decided !== null) return prepared;
  return succeed({ ...prepared.value, committed: committedBefore(ctx, version, later) });
};

/** Loads and decides the pending jobs. Each gets an outcome or is ready to be committed. */
const decideAll = async (
  ctx: Ctx,
  pending: readonly Pending[],
  outcomes: Map<string, Result<EditedJob>>,
): Promise<readonly Ready[]> => {
  const loaded = await ctx.store.loadJobs(
    'id',
    pending.map(({ decision }) => decision.jobId),
  );
  const byId = new Map(loaded.map((job) => [job.state.job.id, job]));
  const snapshots = pending.flatMap((entry) => {
    const found = foundIn(ctx, byId.get(entry.decision.jobId) ?? null);
    if (!found.ok) outcomes.set(entry.decision.jobId, found);
    return found.ok ? [{ entry, snapshot: found.value }] : [];
  });
  const historyRequests = snapshots.flatMap(({ entry, snapshot }) => neededSince(entry, snapshot) ?? []);
  const histories =
    historyRequests.length === 0
      ? new Map<string, LaterEntries>()
      : await ctx.store.historiesSince(historyRequests);
  const ready: Ready[] = [];
  const booked: BookedInBatch = [];
  for (const { entry, snapshot } of snapshots) {
    const { jobId } = entry.decision;
    const since = histories.get(jobId);
    const prepared = decideOne(ctx, entry, { snapshot, since: since === undefined ? [] : since });
    const named = prepared.ok ? await preparedInTurn(ctx, snapshot, prepared.value, prepare) : prepared;
    const decided = named.ok
      ? await withFreeResources(ctx, { before: snapshot.state.appointments, booked }, named.value)
      : named;
    if (decided.ok && decided.value.decided !== null) {
      const base = entry.base ?? snapshot.state.job.version;
      ready.push({ ...entry, base, edited: editedJob(decided.value), decided: decided.value.decided });
      continue;
    }
    outcomes.set(jobId, decided.ok ? succeed(editedJob(decided.value)) : decided);
  }
  return ready;
};

const charsOf = ({ decided: { state } }: Ready): number =>
  JSON.stringify([state.facts, state.milestones, state.customer]).length;

/** Splits the jobs so that no batch exceeds the size limit of a parameter. */
const inBatches = (ready: readonly Ready[]): readonly (readonly Ready[])[] => {
  const batches: Ready[][] = [];
  let chars = batchCharsMax;
  for (const readyJob of ready) {
    const own = charsOf(readyJob);
    if (chars + own > batchCharsMax) {
      batches.push([]);
      chars = 0;
    }
    batches.at(-1)?.push(readyJob);
    chars += own;
  }
  return batches;
};

/** The second edit of a customer comes after the first one, which its job is changed by too: it is decided again. */
const oncePerCustomer = (ready: readonly Ready[]): readonly (readonly Ready[])[] => {
  const seen = new Set<string>();
  const later: Ready[] = [];
  const first = ready.filter((readyJob) => {
    if (!isOfCustomer(readyJob.decided)) return true;
    const { id } = readyJob.decided.state.customer;
    if (!seen.has(id)) return seen.add(id);
    later.push(readyJob);
    return false;
  });
  return [first, later];
};

/**
 * Separates jobs that changed since their last try from the others, so that one job under heavy contention does not
 * roll back a batch of unrelated jobs.
 */
const groupsOf = (ready: readonly Ready[]): readonly (readonly Ready[])[] => {
  const isStill = ({ triedOn, decided }: Ready) => triedOn === null || triedOn === decided.change.baseVersion;
  const groups = [ready.filter(isStill), ready.filter((readyJob) => !isStill(readyJob))];
  return groups.flatMap(oncePerCustomer).flatMap(inBatches);
};

/** Commits a batch; returns the jobs to try again. */
const writeBatch = async (
  ctx: Ctx,
  ready: readonly Ready[],
  outcomes: Map<string, Result<EditedJob>>,
): Promise<readonly Pending[]> => {
  const finishAll = (outcomeOf: (ready: Ready) => Result<EditedJob>): readonly Pending[] => {
    for (const readyJob of ready) outcomes.set(readyJob.decision.jobId, outcomeOf(readyJob));
    return [];
  };
  try {
    const all = await withSameCustomer(
      ctx,
      ready.map(({ decided }) => decided),
      preparingOf(ctx),
    );
    if (!all.ok) return finishAll(() => all);
    const written = await ctx.store.commitAll(all.value);
    if (written.done) return finishAll(({ edited }) => succeed(edited));
  } catch (error) {
    if (!isDatabaseFailure(error)) throw error;
    return finishAll(() => refuse('database-unavailable'));
  }
  return ready.map(({ decision, base, decided }) => ({
    decision,
    base,
    triedOn: decided.change.baseVersion,
  }));
};

const retryPending = async (
  ctx: Ctx,
  pending: readonly Pending[],
  outcomes: Map<string, Result<EditedJob>>,
): Promise<readonly Pending[]> => {
  let ready: readonly Ready[];
  try {
    ready = await decideAll(ctx, pending, outcomes);
  } catch (error) {
    if (!isDatabaseFailure(error)) throw error;
    for (const { decision } of pending) outcomes.set(decision.jobId, refuse('database-unavailable'));
    return [];
  }
  const again: Pending[] = [];
  for (const batch of groupsOf(ready)) again.push(...(await writeBatch(ctx, batch, outcomes)));
  return again;
};

/**
 * Decides and commits many jobs with a constant number of statements. Each job has its own outcome: a refused or
 * conflicting job does not hold back the others. A batch that lost a race is decided again on the current state, a
 * limited number of times.
 */
export const decideMany = async (ctx: Ctx, decisions: readonly ManyDecision[]): Promise<ManyOutcomes> => {
  const outcomes = new Map<string, Result<EditedJob>>(
    decisions.map(({ jobId }) => [jobId, refuse('not-found', { what: thingTexts.job })]),
  );
  let pending: readonly Pending[] = decisions.map((decision) => ({
    decision,
    base: decision.baseVersion,
    triedOn: null,
  }));
  await retryRaces(ctx.retryTimer, async () => {
    pending = await retryPending(ctx, pending, outcomes);
    return pending.length === 0 ? outcomes : null;
  });
  for (const { decision } of pending) outcomes.set(decision.jobId, refuse('too-busy'));
  return outcomes;
};
