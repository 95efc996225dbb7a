import { diffFields, type Edits, type FieldChange } from '#domain/jobs/change';
import type { Ctx } from '#actions/decide/context';
import { decide, refuseClosed, type JobSnapshot } from '#actions/decide/decide';
import { allowed, mayDo } from '#actions/decide/right';
import { checkPerson } from '#actions/facts/fact-edits';
import { findRow } from '#actions/jobs/save-row';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { SaveTask } from '#contract/jobs/job-requests';
import { businessDate } from '#domain/time/day';
import { isTaskAfterClosing } from '#domain/endings/after-closing';
import { fieldIssue } from '#domain/texts/field-texts';
import type { Task } from '#domain/jobs/job';
import { dutyLabel, mayKeep } from '#domain/flow/duties';
import { findTaskPlan } from '#domain/flow/find-item';
import type { Flow } from '#domain/flow/flow';
import { withMiss, writtenPart } from '#domain/tasks/task-times';
import { takenKey, takePrefix } from '#domain/tasks/hand-over';
import { taskTick, tookKey } from '#domain/tasks/plan-tasks';
import type { StaffMember } from '#store/jobs/loaded-job';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';

type FactEdits = NonNullable<Edits['facts']>;

const blankTask = (id: string, ownerId: string | null): Task => ({
  id,
  key: `manual/${id}`,
  title: null,
  assigneeId: ownerId,
  duty: null,
  entry: null,
  party: null,
  dueOn: null,
  dueAt: null,
  isProvisional: false,
  isUrgent: false,
  state: 'open',
  doneAt: null,
  missedAt: null,
  missedBy: null,
  isShown: true,
});

/** The task with the sent fields; absent fields stay unchanged. */
const taskOf = (ctx: Ctx, before: Task, { title, party, assigneeId, dueOn, state }: SaveTask): Task => ({
  ...before,
  ...(title === undefined ? {} : { title }),
  ...(party === undefined ? {} : { party }),
  ...(assigneeId === undefined ? {} : { assigneeId }),
  ...(dueOn === undefined ? {} : { dueOn: dueOn === null ? null : businessDate(dueOn) }),
  ...(state === undefined ? {} : { state, doneAt: state === 'done' ? (before.doneAt ?? ctx.now) : null }),
});

/** The plan sets a task's words, its date and its person; of a duty its keepers take it. */
const checkPlanned = (
  task: Task | null,
  { title, party, assigneeId, dueOn, state }: SaveTask,
): Result<null> => {
  if (task === null || task.key.startsWith('manual/')) return succeed(null);
  const planned = {
    title,
    party,
    assigneeId: task.duty === null ? assigneeId : undefined,
    dueOn,
    state: state === 'dropped' ? state : undefined,
  };
  const fields = Object.entries(planned)
    .filter(([, value]) => value !== undefined)
    .map(([path]) => fieldIssue(path, 'plan-gives'));
  return fields.length === 0 ? succeed(null) : refuse('wrong-value', { item: task.key, fields });
};

/** A tick on a planned task is recorded as a fact: the plan reads it, and a new due reopens the task. */
export const tickOf = (ctx: Ctx, { key, dueOn, dueAt, state }: Task): FactEdits => {
  if (key.startsWith('manual/') || key.startsWith(takePrefix)) return [];
  const tick = taskTick(key, { dueOn, dueAt });
  const value = state === 'done' ? tick.value : null;
  return [{ id: ctx.newId('fct'), key: tick.key, value, supersedes: true }];
};

/** Who takes a task of a duty is recorded as a fact, which the plan reads. */
export const takeOf = (ctx: Ctx, { key, duty, assigneeId }: Task): FactEdits => {
  if (duty === null) return [];
  const taken = key.startsWith(takePrefix) ? takenKey(key.slice(takePrefix.length)) : tookKey(key);
  return [{ id: ctx.newId('fct'), key: taken, value: assigneeId, supersedes: true }];
};

/** Refuses a tick of a task that asks for a result. */
export const checkResult = (flow: Flow, task: Task): Result<null> => {
  const asks = findTaskPlan(flow, task.key)?.asks;
  if (asks === undefined) return succeed(null);
  const list = flow.items.find(({ key }) => key === asks.list)?.label ?? asks.list;
  return refuse('task-needs-result', { list, fields: [fieldIssue('state', 'needs-result', { list })] });
};

interface Taking {
  readonly to: string | null | undefined;
  readonly flow: Flow;
  readonly staff: readonly StaffMember[];
}

/** Refuses to give a duty's task to a person who does not keep the duty, and to give or take what is another's. */
export const checkTaking = (
  ctx: Ctx,
  { duty, assigneeId }: Task,
  { to, flow, staff }: Taking,
): Result<null> => {
  if (duty === null || to === undefined) return succeed(null);
  const who = dutyLabel(flow, duty);
  const fields = [fieldIssue('assigneeId', 'written-by', { who })];
  if (to !== null && !mayKeep(duty, to, staff)) return refuse('not-of-duty', { duty: who, fields });
  const isOwn =
    (to === null ? assigneeId : to) === ctx.actor.id && (assigneeId ?? ctx.actor.id) === ctx.actor.id;
  return isOwn || mayDo(ctx, 'override-gate') ? succeed(null) : refuse('not-of-duty', { duty: who, fields });
};

/** The changes of a task in the form of the history. */
export const taskChanges = (before: Task | null, after: Task): readonly FieldChange[] =>
  diffFields(`task:${after.id}.`, before === null ? null : writtenPart(before), writtenPart(after));

/** The rules of one task: what its plan gives, its result, who may have it. */
const checkTask = (
  ctx: Ctx,
  { state, flow, detail }: JobSnapshot,
  { task, input }: { readonly task: Task | null; readonly input: SaveTask },
): Result<null> => {
  // Of an ended job nothing is expected any more.
  const isLasting = task !== null && state.job.endedAs === null && isTaskAfterClosing(flow, task.key);
  for (const result of [
    isLasting ? succeed(null) : refuseClosed({ state }),
    task === null && input.title === undefined
      ? refuse('invalid-input', { fields: [fieldIssue('title', 'required')] })
      : succeed(null),
    checkPlanned(task, input),
    task !== null && input.state === 'done' ? checkResult(flow, task) : succeed(null),
    checkPerson(input.assigneeId, detail.staff, 'assigneeId'),
    task === null
      ? succeed(null)
      : checkTaking(ctx, task, { to: input.assigneeId, flow, staff: detail.staff }),
  ])
    if (!result.ok) return result;
  return succeed(null);
};

/** Adds a manual task, marks a task as done, dropped or open, or takes one of a duty. */
export const saveTask = async (ctx: Ctx, jobId: string, input: SaveTask): Promise<Result<JobDetail>> => {
  const right = allowed(ctx, 'edit-job');
  if (!right.ok) return right;
  return decide(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion: input.baseVersion,
    apply: (snapshot) => {
      const { state } = snapshot;
      const found = findRow(state.tasks, input.taskId, thingTexts.task);
      if (!found.ok) return found;
      const before = found.value;
      const checked = checkTask(ctx, snapshot, { task: before, input });
      if (!checked.ok) return checked;
      const written = taskOf(ctx, before ?? blankTask(ctx.newId('tsk'), state.job.ownerId), input);
      const moment = { now: ctx.now, zone: ctx.calendar.zone };
      const task = before === null ? written : withMiss(before, written, moment);
      const facts = [
        ...(input.state === undefined ? [] : tickOf(ctx, task)),
        ...(input.assigneeId === undefined ? [] : takeOf(ctx, task)),
      ];
      const changes = taskChanges(before, task);
      return succeed({
        action: 'save-task',
        reason: null,
        changes,
        tasks: [task],
        ...(facts.length === 0 ? {} : { facts }),
      });
    },
    answer: (detail) => detail,
    status: 200,
  });
};
