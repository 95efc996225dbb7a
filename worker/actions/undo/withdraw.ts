import { changeOf } from '#actions/decide/change-of';
import type { Ctx } from '#actions/decide/context';
import { retryRaces } from '#actions/decide/retry';
import { allowed } from '#actions/decide/right';
import type { Edits, FieldChange } from '#domain/jobs/change';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { LoadedJob } from '#store/jobs/loaded-job';
import type { OpenedJob } from '#store/jobs/many-jobs';

/** What became of one opened job: its version after the step, and whether it stands in the lists. */
export interface Withdrawn {
  readonly version: number;
  readonly isWithdrawn: boolean;
}

type Outcomes = ReadonlyMap<string, Result<Withdrawn>>;

const path = 'isWithdrawn';

const allTooBusy = (ids: readonly string[]): Outcomes => new Map(ids.map((id) => [id, refuse('too-busy')]));

/** What others changed since and did not put back, as it stands now. */
const leftBy = (since: readonly FieldChange[]): Readonly<Record<string, unknown>> => {
  const ends = new Map<string, { readonly before: unknown; readonly after: unknown }>();
  for (const { path: at, before, after } of since)
    ends.set(at, { before: ends.has(at) ? ends.get(at)?.before : before, after });
  return Object.fromEntries(
    [...ends]
      .filter(([, { before, after }]) => JSON.stringify(before) !== JSON.stringify(after))
      .map(([at, { after }]) => [at, after]),
  );
};

/**
 * Whether an opened job may go. What others did to it is a change in its history; money and links that can be paid keep
 * it whoever made them, the operation itself included.
 */
const judged = (job: OpenedJob): Result<Withdrawn> => {
  const current = leftBy(job.since.filter((change) => change.path !== path));
  if (!job.isWithdrawn && Object.keys(current).length > 0) return refuse('changed-since', { current });
  if (!job.isWithdrawn && job.hasMoney) return refuse('has-money');
  return succeed({ version: job.version + (job.isWithdrawn ? 0 : 1), isWithdrawn: true });
};

/**
 * Takes back the openings of a gesture: each job that nobody has changed since leaves all lists with its waiting
 * notices, and keeps its history; one that was changed stays and is told. One read and one write for all of them.
 */
export const withdraw = async (ctx: Ctx, ids: readonly string[], operationId: string): Promise<Outcomes> => {
  if (ids.length === 0) return new Map();
  const right = allowed(ctx, 'open-job');
  if (!right.ok) return new Map(ids.map((id) => [id, right]));
  // A job changed at the same moment is judged again with that change.
  const withdrawn = await retryRaces(ctx.retryTimer, async (): Promise<Outcomes | null> => {
    const jobs = await ctx.store.openedJobs(ids, { operationId, actor: ctx.actor.id });
    const outcomes = new Map(jobs.map((job) => [job.id, judged(job)]));
    const going = jobs.filter(({ id, isWithdrawn }) => !isWithdrawn && outcomes.get(id)?.ok);
    if (going.length === 0) return outcomes;
    const { now: at, actor, requestId } = ctx;
    const change = { path, before: false, after: true };
    const written = await ctx.store.withdrawJobs({ jobs: going, at, actor: actor.id, requestId, change });
    return written.done ? outcomes : null;
  });
  return withdrawn ?? allTooBusy(ids);
};

const returning: Edits = {
  action: 'redo',
  reason: null,
  changes: [{ path, before: true, after: false }],
  job: { isWithdrawn: false },
};

const versionOf = ({ state: { job } }: LoadedJob): Withdrawn => ({
  version: job.version + (job.isWithdrawn ? 1 : 0),
  isWithdrawn: false,
});

/** Brings withdrawn jobs back into the lists; what they would have told since is not told, what is to come is planned. */
export const bringBack = async (ctx: Ctx, ids: readonly string[]): Promise<Outcomes> => {
  if (ids.length === 0) return new Map();
  const right = allowed(ctx, 'open-job');
  if (!right.ok) return new Map(ids.map((id) => [id, right]));
  const returned = await retryRaces(ctx.retryTimer, async (): Promise<Outcomes | null> => {
    const loaded = await ctx.store.loadJobs('id', ids);
    const decided = loaded
      .filter(({ state }) => state.job.isWithdrawn)
      .map((standing) => {
        const { change, after: state } = changeOf(ctx, standing, returning);
        return { change, state, base: standing };
      });
    const written = await ctx.store.commitAll(decided);
    return written.done ? new Map(loaded.map((job) => [job.state.job.id, succeed(versionOf(job))])) : null;
  });
  return returned ?? allTooBusy(ids);
};
