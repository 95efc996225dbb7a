import { changedPaths, conflictAmong } from '#actions/decide/conflict';
import type { Ctx } from '#actions/decide/context';
import {
  editedJob,
  foundIn,
  prepare,
  type EditedJob,
  type Prepared,
  type Standing,
} from '#actions/decide/decide';
import type { Edits } from '#domain/jobs/change';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import { committedBefore } from '#actions/decide/own-operation';
import { isDatabaseFailure } from '#store/database/database-failure';
import type { AskedHistory, LaterEntry } from '#store/jobs/histories';
import type { Decided } from '#store/jobs/many-jobs';
import { retryRaces } from '#actions/decide/retry';

/** What one batch may carry: a parameter of D1 is at most 2 MB, a batch's rows of jobs are one, and a character takes up to three bytes. */
const batchCharsMax = 500_000;

/** What was written to a job since the version that was asked for; null where that is more than is looked through. */
export type Since = readonly LaterEntry[] | null;

/** One verb on one of many jobs. */
export interface ManyDecision {
  readonly jobId: string;
  /** The version that the person saw; without it the newest. */
  readonly baseVersion: number | undefined;
  /** Where the edits depend on what was written after a version, that version. */
  readonly readsSince?: number;
  /** The edits, or why not. Pure: it is asked again, on the job as it is by then, after a lost race. */
  readonly make: (standing: Standing, since: Since) => Result<Edits>;
}

export type ManyOutcomes = ReadonlyMap<string, Result<EditedJob>>;

interface Pending {
  readonly decision: ManyDecision;
  /** The version of the first try, where the person named none. */
  readonly base: number | undefined;
  /** The version that the last try was decided on; null before the first. */
  readonly triedOn: number | null;
}

interface Ready extends Pending {
  readonly edited: EditedJob;
  readonly decided: Decided;
}

/** From which version on a job's history is needed; null where it is not. */
const neededSince = ({ decision, base }: Pending, { state: { job } }: Standing): AskedHistory | null => {
  const from = Math.min(base ?? job.version, decision.readsSince ?? job.version);
  return from >= job.version ? null : { jobId: job.id, version: from };
};

const decideOne = (
  ctx: Ctx,
  { decision, base: from }: Pending,
  { standing, since }: { readonly standing: Standing; readonly since: Since },
): Result<Prepared> => {
  const made = decision.make(standing, since);
  if (!made.ok) return made;
  const { version } = standing.state.job;
  const base = from ?? version;
  const later = since?.filter((entry) => entry.version > base) ?? null;
  const changed = base > version ? null : changedPaths(ctx, later);
  const conflict = base === version ? null : conflictAmong(made.value.changes, changed);
  if (conflict !== null) return refuse('stale', { current: conflict });
  const prepared = prepare(ctx, standing, made.value);
  if (!prepared.ok || prepared.value.decided !== null) return prepared;
  return succeed({ ...prepared.value, committed: committedBefore(ctx, version, later) });
};

/** Loads what is pending and decides it: each is answered, or ready to be written. */
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
  const standings = pending.flatMap((one) => {
    const found = foundIn(ctx, byId.get(one.decision.jobId) ?? null);
    if (!found.ok) outcomes.set(one.decision.jobId, found);
    return found.ok ? [{ one, standing: found.value }] : [];
  });
  const asked = standings.flatMap(({ one, standing }) => neededSince(one, standing) ?? []);
  const histories = asked.length === 0 ? new Map<string, Since>() : await ctx.store.historiesSince(asked);
  return standings.flatMap(({ one, standing }): readonly Ready[] => {
    const { jobId } = one.decision;
    const since = histories.get(jobId);
    const decided = decideOne(ctx, one, { standing, since: since === undefined ? [] : since });
    if (decided.ok && decided.value.decided !== null) {
      const base = one.base ?? standing.state.job.version;
      return [{ ...one, base, edited: editedJob(decided.value), decided: decided.value.decided }];
    }
    outcomes.set(jobId, decided.ok ? succeed(editedJob(decided.value)) : decided);
    return [];
  });
};

const charsOf = ({ decided: { state } }: Ready): number =>
  JSON.stringify([state.facts, state.milestones, state.customer]).length;

/** Cut so that no batch carries more than a parameter may. */
const inBatches = (ready: readonly Ready[]): readonly (readonly Ready[])[] => {
  const batches: Ready[][] = [];
  let chars = batchCharsMax;
  for (const one of ready) {
    const own = charsOf(one);
    if (chars + own > batchCharsMax) {
      batches.push([]);
      chars = 0;
    }
    batches.at(-1)?.push(one);
    chars += own;
  }
  return batches;
};

/**
 * A job that moved since its last try is written apart from those that stand still: one that many people write to at once
 * spoils no batch but that of its like.
 */
const groupsOf = (ready: readonly Ready[]): readonly (readonly Ready[])[] => {
  const isStill = ({ triedOn, decided }: Ready) => triedOn === null || triedOn === decided.change.baseVersion;
  return [ready.filter(isStill), ready.filter((one) => !isStill(one))].flatMap(inBatches);
};

/** Writes a batch; those that were not written are to be tried again. */
const writeBatch = async (
  ctx: Ctx,
  ready: readonly Ready[],
  outcomes: Map<string, Result<EditedJob>>,
): Promise<readonly Pending[]> => {
  const settle = (outcomeOf: (one: Ready) => Result<EditedJob>): readonly Pending[] => {
    for (const one of ready) outcomes.set(one.decision.jobId, outcomeOf(one));
    return [];
  };
  try {
    const written = await ctx.store.commitAll(ready.map(({ decided }) => decided));
    if (written.done) return settle(({ edited }) => succeed(edited));
  } catch (error) {
    if (!isDatabaseFailure(error)) throw error;
    return settle(() => refuse('database-unavailable'));
  }
  return ready.map(({ decision, base, decided }) => ({
    decision,
    base,
    triedOn: decided.change.baseVersion,
  }));
};

const onceMore = async (
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
 * Decides on many jobs and commits them together, by a number of statements that does not grow with them. Each job is
 * answered for itself: one that is refused or stands against another's change keeps none of the others out, and a batch
 * that lost a race is decided again on what stands by then, a bounded number of times.
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
    pending = await onceMore(ctx, pending, outcomes);
    return pending.length === 0 ? outcomes : null;
  });
  for (const { decision } of pending) outcomes.set(decision.jobId, refuse('too-busy'));
  return outcomes;
};
