import type { Ctx } from '#actions/context';
import { applyEdits } from '#domain/apply';
import type { Change, Edits } from '#domain/change';
import type { JobState } from '#domain/job';
import { isMinor } from '#domain/money';
import { replan } from '#domain/replan';
import type { LoadedJob } from '#store/store';

/** Whether every sum that the change comes to can be kept: each amount may be in bounds and their sum beyond them. */
export const isWithinBounds = ({ plan }: Change): boolean =>
  [...Object.values(plan.balances), ...plan.milestones.map(({ amountMinor }) => amountMinor ?? 0)].every(
    isMinor,
  );

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
