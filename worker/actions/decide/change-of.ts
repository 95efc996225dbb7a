import type { Ctx } from '#actions/decide/context';
import { applyEdits } from '#domain/jobs/apply';
import type { Change, Edits, PaymentLink } from '#domain/jobs/change';
import type { JobState } from '#domain/jobs/job';
import { checkJobSize } from '#domain/jobs/job-size';
import { isMinor } from '#domain/money/money';
import type { Plan } from '#domain/jobs/plan';
import { refuse, type Result } from '#domain/texts/refusal';
import { replan } from '#domain/planning/replan';
import { closeStaleLinks } from '#domain/jobs/stale-links';
import type { LoadedJob } from '#store/jobs/loaded-job';

/** Whether every sum that the change comes to can be kept: each amount may be in bounds and their sum beyond them. */
export const isWithinBounds = ({ plan }: Change): boolean =>
  [...Object.values(plan.balances), ...plan.milestones.map(({ amountMinor }) => amountMinor ?? 0)].every(
    isMinor,
  );

/** Refuses a change after which a sum could not be written, or the job not be read. */
export const checkChange = (
  before: JobState,
  { change, after }: { readonly change: Change; readonly after: JobState },
): Result<null> => (isWithinBounds(change) ? checkJobSize(before, after) : refuse('amount-out-of-range'));

type Changed = Pick<LoadedJob, 'state' | 'flow'> & Partial<Pick<LoadedJob, 'detail'>>;

/** The edits, and the links that the change leaves asking for the wrong amount closed with them. */
const withLinksClosed = (
  edits: Edits,
  standing: readonly PaymentLink[],
  { plan, after }: { readonly plan: Plan; readonly after: JobState },
): Edits => {
  const written = new Set((edits.links ?? []).map(({ id }) => id));
  const untouched = standing.filter(({ id }) => !written.has(id));
  const { links, changes } = closeStaleLinks(untouched, plan, after);
  if (links.length === 0) return edits;
  return {
    ...edits,
    links: [...(edits.links ?? []), ...links],
    changes: [...edits.changes, ...changes],
  };
};

/** The pure middle of a write: edits on a job give the rows to write and its next state. */
export const changeOf = (
  { actor, now, calendar, newId, requestId, gestureId }: Ctx,
  { state, flow, detail }: Changed,
  asked: Edits,
): { readonly change: Change; readonly after: JobState } => {
  const edited = applyEdits(state, asked, { actor: actor.id, at: now });
  const { plan, derived, after } = replan({ flow, state: edited, calendar, now, newId });
  const edits = withLinksClosed(asked, detail?.links ?? [], { plan, after });
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
