import type { Ctx } from '#actions/context';
import { applyEdits } from '#domain/apply';
import type { Change, Edits } from '#domain/change';
import type { JobState } from '#domain/job';
import { replan } from '#domain/replan';
import type { LoadedJob } from '#store/store';

/** The pure middle of a write: edits on a job give the rows to write and its next state. */
export const changeOf = (
  { actor, now, calendar, newId, requestId, gestureId }: Ctx,
  { state, flow }: Pick<LoadedJob, 'state' | 'flow'>,
  edits: Edits,
): { readonly change: Change; readonly after: JobState } => {
  const edited = applyEdits(state, edits, { actor: actor.id, at: now });
  const { plan, derived, after } = replan({ flow, state: edited, calendar, now, newId });
  return {
    after,
    change: {
      jobId: state.job.id,
      baseVersion: state.job.version,
      actor: actor.id,
      at: now,
      requestId,
      gestureId,
      calendarVersion: calendar.version,
      edits,
      derived,
      plan,
    },
  };
};
