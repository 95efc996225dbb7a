import type { Ctx } from '#actions/decide/context';
import { decide, type JobSnapshot } from '#actions/decide/decide';
import { allowed } from '#actions/decide/right';
import { exitEdits, reopening } from '#actions/endings/end-job';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { MoveStage } from '#contract/jobs/job-requests';
import type { Edits } from '#domain/jobs/change';
import { isExitName } from '#domain/endings/exits';
import { fieldIssue } from '#domain/texts/field-texts';
import { deriveMissing } from '#domain/planning/derive';
import { blocking } from '#domain/planning/gate';
import type { Missing } from '#domain/jobs/plan';
import { refuse, succeed, type Result } from '#domain/texts/refusal';

const nothing: Edits = { action: 'move-stage', reason: null, changes: [] };

const passBlocked = (ctx: Ctx, missing: readonly Missing[], override: MoveStage['override']): Result<null> =>
  override === undefined ? refuse('stage-blocked', { missing }) : allowed(ctx, 'override-gate');

type ReopenedColumns = Pick<Edits, 'changes'> & { readonly job: Edits['job'] };

const reopenEdits = ({ job, changes }: ReopenedColumns): Edits => ({
  action: 'reopen-job',
  reason: null,
  changes,
  job: { ...job, closedAt: null },
});

/** The edits of a move to another stage, by the rules of its gate, or to an exit, by what that needs. */
export const stageEdits = (ctx: Ctx, snapshot: JobSnapshot, move: MoveStage): Result<Edits> => {
  if (isExitName(move.to)) return exitEdits(ctx, snapshot, move);
  return move.facts === undefined
    ? gateEdits(ctx, snapshot, move)
    : refuse('invalid-input', { fields: [fieldIssue('facts', 'only-with-exit')] });
};

const noColumns: ReopenedColumns = { job: {}, changes: [] };

const gateEdits = (ctx: Ctx, snapshot: JobSnapshot, { to, override }: MoveStage): Result<Edits> => {
  const { flow, state } = snapshot;
  const reopened = reopening(snapshot);
  const keys = flow.stages.map(({ key }) => key);
  const [from, target] = [keys.indexOf(state.job.stage), keys.indexOf(to)];
  if (target === -1)
    return refuse('unknown-stage', { stage: to, fields: [fieldIssue('to', 'not-of-trade')] });
  if (target === from) return succeed(reopened === null ? nothing : reopenEdits(reopened));
  const needed = deriveMissing({ flow, state, calendar: ctx.calendar });
  const missing = blocking(flow, needed, { from: state.job.stage, to });
  const isSkipping = target - from > 1;
  const isBlocked = isSkipping || missing.length > 0;
  const columns = reopened ?? noColumns;
  const passage = isBlocked ? passBlocked(ctx, missing, override) : succeed(null);
  if (!passage.ok) return passage;
  return succeed({
    action: isBlocked ? 'override-stage' : 'move-stage',
    reason: override?.reason ?? null,
    changes: [{ path: 'stage', before: state.job.stage, after: to }, ...columns.changes],
    job: {
      stage: to,
      stageEnteredAt: ctx.now,
      closedAt: target === keys.length - 1 ? ctx.now : null,
      ...columns.job,
    },
  });
};

/**
 * Moves a job forward when its stage is complete, backward at any time, and past a gate only with a reason; or ends it
 * by an exit. A move of an ended job reopens it.
 */
export const moveStage = async (ctx: Ctx, jobId: string, move: MoveStage): Promise<Result<JobDetail>> => {
  const right = allowed(ctx, 'move-stage');
  if (!right.ok) return right;
  return decide(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion: move.baseVersion,
    apply: (snapshot) => stageEdits(ctx, snapshot, move),
    answer: (detail) => detail,
    status: 200,
  });
};
