import { planChange } from '#actions/decide/plan-change';
import type { Ctx } from '#actions/decide/context';
import { retryRaces } from '#actions/decide/retry';
import { allowed } from '#actions/decide/right';
import type { Edits, FieldChange } from '#domain/jobs/change';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { LoadedJob } from '#store/jobs/loaded-job';
import type { OpenedJob } from '#store/jobs/many-jobs';

/** The outcome for one opened job: its version after the step, and whether it is in the lists. */
export interface Withdrawn {
  readonly version: number;
  readonly isWithdrawn: boolean;
}

type Outcomes = ReadonlyMap<string, Result<Withdrawn>>;

const path = 'isWithdrawn';

const allTooBusy = (ids: readonly string[]): Outcomes => new Map(ids.map((id) => [id, refuse('too-busy')]));

/** Current values of what others changed since and did not restore. */
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
 * Whether an opened job may be withdrawn. Changes by others and, whoever made them, money and payable links keep it.
 */
const checked = (job: OpenedJob): Result<Withdrawn> => {
  const current = leftBy(job.since.filter((change) => change.path !== path));
  if (!job.isWithdrawn && Object.keys(current).length > 0) return refuse('changed-since', { current });
  if (!job.isWithdrawn && job.hasMoney) return refuse('has-money');
  return succeed({ version: job.version + (job.isWithdrawn ? 0 : 1), isWithdrawn: true });
};

/**
 * Withdraws the jobs that an operation opened. A job that nobody changed since leaves all lists with its pending
 * notices and keeps its history; a changed job stays and is reported. One read and one write for all jobs.
 */
export const withdraw = async (ctx: Ctx, ids: readonly string[], operationId: string): Promise<Outcomes> => {
  if (ids.length === 0) return new Map();
  const right = allowed(ctx, 'open-job');
  if (!right.ok) return new Map(ids.map((id) => [id, right]));
  // A job that changed at the same moment is checked again with that change.
  const withdrawn = await retryRaces(ctx.retryTimer, async (): Promise<Outcomes | null> => {
    const jobs = await ctx.store.openedJobs(ids, { operationId, actor: ctx.actor.id });
    const outcomes = new Map(jobs.map((job) => [job.id, checked(job)]));
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

/** Brings withdrawn jobs back into the lists. Notices that fell due meanwhile are not sent; future ones are planned. */
export const unwithdraw = async (ctx: Ctx, ids: readonly string[]): Promise<Outcomes> => {
  if (ids.length === 0) return new Map();
  const right = allowed(ctx, 'open-job');
  if (!right.ok) return new Map(ids.map((id) => [id, right]));
  const returned = await retryRaces(ctx.retryTimer, async (): Promise<Outcomes | null> => {
    const loaded = await ctx.store.loadJobs('id', ids);
    const decided = loaded
      .filter(({ state }) => state.job.isWithdrawn)
      .map((snapshot) => {
        const { change, after: state } = planChange(ctx, snapshot, returning);
        return { change, state, base: snapshot };
      });
    const written = await ctx.store.commitAll(decided);
    return written.done ? new Map(loaded.map((job) => [job.state.job.id, succeed(versionOf(job))])) : null;
  });
  return returned ?? allTooBusy(ids);
};
