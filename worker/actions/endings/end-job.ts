import type { FactEdits } from '#actions/facts/fact-edits';
import { factEdits } from '#actions/facts/fact-edits';
import type { Ctx } from '#actions/decide/context';
import { refuseClosed, type JobSnapshot } from '#actions/decide/decide';
import { allowed } from '#actions/decide/right';
import type { MoveStage } from '#contract/jobs/job-requests';
import { exitNamed, isExitFrom } from '#domain/endings/exits';
import type { Exit } from '#domain/flow/plans/endings';
import { applyEdits } from '#domain/jobs/apply';
import { diffFields, type Edits, type FieldChange } from '#domain/jobs/change';
import { receivedMinor } from '#domain/ledger/ledger';
import { exitNeeds } from '#domain/planning/exit-needs';
import { planMilestones } from '#domain/planning/plan-milestones';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';

/** How a job ended, as its row says it. */
const endingOf = ({ state: { job } }: Pick<JobSnapshot, 'state'>) => ({
  endedAs: job.endedAs,
  keptBecause: job.keptBecause,
});

const notEnded = { endedAs: null, keptBecause: null };

/** Columns and changes that reopen an ended job in the stage where it was left; null for a job that did not end. */
export const reopening = (
  snapshot: Pick<JobSnapshot, 'state'>,
): { readonly job: typeof notEnded; readonly changes: readonly FieldChange[] } | null =>
  snapshot.state.job.endedAs === null
    ? null
    : { job: notEnded, changes: diffFields('', endingOf(snapshot), notEnded) };

const exitIn = ({ flow, state }: JobSnapshot, to: string): Result<Exit> => {
  const exit = exitNamed(flow, to);
  if (exit === null)
    return refuse('unknown-stage', { stage: to, fields: [fieldIssue('to', 'not-of-trade')] });
  const stage = flow.stages.find(({ key }) => key === state.job.stage);
  return isExitFrom(flow, exit, state.job.stage)
    ? succeed(exit)
    : refuse('exit-elsewhere', { exit: exit.label, stage: stage?.label ?? state.job.stage });
};

interface Ending {
  readonly to: string;
  readonly override: MoveStage['override'];
  /** Facts of the same request, which the exit may need. */
  readonly facts: FactEdits['facts'];
}

/**
 * Ends a job by an exit. It is refused without the items that the exit needs, whoever asks; money that was received
 * is refunded before, or who may pass a gate writes why it is kept. The stage stays where the job was left.
 */
export const endingEdits = (
  ctx: Ctx,
  snapshot: JobSnapshot,
  { to, override, facts }: Ending,
): Result<Edits> => {
  const { flow, state } = snapshot;
  const open = refuseClosed(snapshot);
  if (!open.ok) return open;
  const found = exitIn(snapshot, to);
  if (!found.ok) return found;
  const exit = found.value;
  const after = applyEdits(
    state,
    { action: 'end-job', reason: null, changes: [], facts },
    { actor: ctx.actor.id, at: ctx.now },
  );
  const { view } = planMilestones({ flow, state: after, calendar: ctx.calendar });
  const { stage, currency } = state.job;
  const { items, money } = exitNeeds(
    flow,
    { exit, view, stage },
    { receivedMinor: receivedMinor(state.payments), currency },
  );
  if (items.length > 0 || (money.length > 0 && override === undefined))
    return refuse('exit-needs', { exit: exit.label, missing: [...items, ...money] });
  const right = money.length > 0 ? allowed(ctx, 'override-gate') : succeed(null);
  if (!right.ok) return right;
  const ended = { endedAs: exit.key, keptBecause: money.length > 0 ? (override?.reason ?? null) : null };
  return succeed({
    action: 'end-job',
    reason: ended.keptBecause,
    changes: diffFields('', endingOf(snapshot), ended),
    job: { ...ended, closedAt: ctx.now },
  });
};

/** Tasks by hand that are still open: with the job's end nobody has to do them any more. */
const droppedTasks = ({ state }: JobSnapshot): Pick<Edits, 'tasks' | 'changes'> => {
  const open = state.tasks.filter((task) => task.state === 'open' && task.key.startsWith('manual/'));
  if (open.length === 0) return { changes: [] };
  return {
    tasks: open.map((task) => ({ ...task, state: 'dropped' })),
    changes: open.map(({ id }) => ({ path: `task:${id}.state`, before: 'open', after: 'dropped' })),
  };
};

/** The edits of a move to an exit, with the facts that came along. */
export const exitEdits = (ctx: Ctx, snapshot: JobSnapshot, move: MoveStage): Result<Edits> => {
  const exit = exitNamed(snapshot.flow, move.to);
  if (exit !== null && exit.key === snapshot.state.job.endedAs)
    return succeed({ action: 'end-job', reason: null, changes: [] });
  const written = Object.entries(move.facts ?? {}).map(([key, value]) => ({ key, value }));
  const recorded = factEdits(ctx, snapshot, { written, override: undefined });
  if (!recorded.ok) return recorded;
  const { facts, changes } = recorded.value;
  const ending = endingEdits(ctx, snapshot, { to: move.to, override: move.override, facts });
  if (!ending.ok) return ending;
  const tasks = droppedTasks(snapshot);
  return succeed({
    ...ending.value,
    ...tasks,
    ...(facts.length === 0 ? {} : { facts }),
    changes: [...ending.value.changes, ...changes, ...tasks.changes],
  });
};
