import type { Ctx } from '#actions/context';
import { planOf } from '#actions/job/plan-of';
import { applyDerived, applyEdits } from '#domain/apply';
import type { Change, Edits } from '#domain/change';
import type { JobState } from '#domain/job';
import { reconcile } from '#domain/reconcile';
import type { LoadedJob } from '#store/store';

/** The pure middle of a write: edits on a job give the rows to write and its next state. */
export const changeOf = (
  ctx: Ctx,
  { state, flow }: Pick<LoadedJob, 'state' | 'flow'>,
  edits: Edits,
): { readonly change: Change; readonly after: JobState } => {
  const edited = applyEdits(state, edits, { actor: ctx.actor.id, at: ctx.now });
  const plan = planOf(ctx, flow, edited);
  const derived = reconcile({ state: edited, plan, newId: ctx.newId, now: ctx.now });
  const after = applyDerived(edited, derived);
  return {
    after,
    change: {
      jobId: state.job.id,
      baseVersion: state.job.version,
      actor: ctx.actor.id,
      at: ctx.now,
      requestId: ctx.requestId,
      calendarVersion: ctx.calendar.version,
      edits,
      derived,
      // Credit that found a milestone changes what is paid.
      plan: derived.allocations.length === 0 ? plan : planOf(ctx, flow, after),
    },
  };
};
