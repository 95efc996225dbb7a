import type { Ctx } from '#actions/decide/context';
import { decide, foundIn, refuseClosed } from '#actions/decide/decide';
import { allowed } from '#actions/decide/right';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { MoveFlow } from '#contract/jobs/job-requests';
import type { Edits } from '#domain/jobs/change';
import type { Flow } from '#domain/flow/flow';
import { checkFlowMove, flowMove, type FlowMove } from '#domain/planning/flow-move';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import type { LoadedJob } from '#store/jobs/loaded-job';

/** Reads a version of a flow; null when there is none. */
export type ReadFlowVersion = (key: string, version: number) => Promise<Flow | null>;

interface Found {
  readonly loaded: LoadedJob;
  readonly to: Flow;
}

const find = async (
  ctx: Ctx,
  jobId: string,
  version: number,
  readVersion: ReadFlowVersion,
): Promise<Result<Found>> => {
  const found = foundIn(ctx, await ctx.store.loadJob(jobId));
  if (!found.ok) return found;
  const to = await readVersion(found.value.state.job.flowKey, version);
  if (to === null) return refuse('not-found', { what: thingTexts.flowVersion });
  const checked = checkFlowMove(to, found.value.state);
  return checked.ok ? succeed({ loaded: found.value, to }) : checked;
};

/** The comparison, of that version of the job. */
interface PlannedMove extends FlowMove {
  readonly version: number;
  readonly from: number;
  readonly to: number;
}

/** Previews moving a job to another version of its flow. Writes nothing. */
export const planFlowMove = async (
  ctx: Ctx,
  jobId: string,
  { to: version, readVersion }: { readonly to: number; readonly readVersion: ReadFlowVersion },
): Promise<Result<PlannedMove>> => {
  const found = await find(ctx, jobId, version, readVersion);
  if (!found.ok) return found;
  const { loaded, to } = found.value;
  const { state, flow: from } = loaded;
  const { calendar, now, newId } = ctx;
  return succeed({
    version: state.job.version,
    from: from.version,
    to: to.version,
    ...flowMove({ from, to, state, calendar, now, newId }),
  });
};

/** The job as read, to be planned and written by another flow. All columns are written, since many depend on the flow. */
const byFlow = (
  { stored: _stored, projection: _projection, ...loaded }: LoadedJob,
  flow: Flow,
): LoadedJob => ({
  ...loaded,
  flow,
});

/**
 * Moves a job to another version of its flow: its recorded values stay, and its plan is made anew. What money has
 * reached, what a person has changed and what was sent stays as in every new plan. Moving back is the same act, so it
 * is no step of undo.
 */
export const moveFlow = async (
  ctx: Ctx,
  jobId: string,
  { move, readVersion }: { readonly move: MoveFlow; readonly readVersion: ReadFlowVersion },
): Promise<Result<JobDetail>> => {
  const right = allowed(ctx, 'move-flow');
  if (!right.ok) return right;
  const found = await find(ctx, jobId, move.to, readVersion);
  if (!found.ok) return found;
  const { to } = found.value;
  return decide(
    { ...ctx, operationId: null },
    {
      load: async () => {
        const loaded = await ctx.store.loadJob(jobId);
        return loaded === null ? null : byFlow(loaded, to);
      },
      baseVersion: move.baseVersion,
      apply: ({ state }): Result<Edits> => {
        const open = refuseClosed({ state });
        if (!open.ok) return open;
        const checked = checkFlowMove(to, state);
        if (!checked.ok) return checked;
        const before = state.job.flowVersion;
        const changes = before === to.version ? [] : [{ path: 'flowVersion', before, after: to.version }];
        return succeed({ action: 'move-flow', reason: null, changes, job: { flowVersion: to.version } });
      },
      answer: (detail) => detail,
      status: 200,
    },
  );
};
