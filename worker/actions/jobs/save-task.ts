import { diffFields, type Edits } from '#domain/jobs/change';
import type { Ctx } from '#actions/decide/context';
import { checkPerson } from '#actions/facts/fact-edits';
import { findRow, saveRow } from '#actions/jobs/save-row';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { SaveTask } from '#contract/jobs/job-requests';
import { businessDate } from '#domain/time/day';
import { isTaskAfterClosing } from '#domain/endings/after-closing';
import { fieldIssue } from '#domain/texts/field-texts';
import type { Task } from '#domain/jobs/job';
import { taskTick } from '#domain/planning/plan-tasks';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';

const blankTask = (id: string): Task => ({
  id,
  key: `manual/${id}`,
  title: null,
  assigneeId: null,
  dueOn: null,
  dueAt: null,
  isProvisional: false,
  state: 'open',
  doneAt: null,
});

/** The task with the sent fields; absent fields stay unchanged. */
const taskOf = (ctx: Ctx, before: Task, { title, assigneeId, dueOn, state }: SaveTask): Task => ({
  ...before,
  ...(title === undefined ? {} : { title }),
  ...(assigneeId === undefined ? {} : { assigneeId }),
  ...(dueOn === undefined ? {} : { dueOn: dueOn === null ? null : businessDate(dueOn) }),
  ...(state === undefined ? {} : { state, doneAt: state === 'done' ? (before.doneAt ?? ctx.now) : null }),
});

/** The plan sets the assignee and the date of a flow's task. A person only ticks it. */
const checkPlanned = (task: Task | null, { title, assigneeId, dueOn, state }: SaveTask): Result<null> => {
  if (task === null || task.key.startsWith('manual/')) return succeed(null);
  const planned = { title, assigneeId, dueOn, state: state === 'dropped' ? state : undefined };
  const fields = Object.entries(planned)
    .filter(([, value]) => value !== undefined)
    .map(([path]) => fieldIssue(path, 'plan-gives'));
  return fields.length === 0 ? succeed(null) : refuse('wrong-value', { item: task.key, fields });
};

/** A tick on a planned task is recorded as a fact: the plan reads it, and a new due reopens the task. */
export const tickOf = (ctx: Ctx, { key, dueOn, dueAt, state }: Task): Pick<Edits, 'facts'> => {
  if (key.startsWith('manual/')) return {};
  const tick = taskTick(key, { dueOn, dueAt });
  const value = state === 'done' ? tick.value : null;
  return { facts: [{ id: ctx.newId('fct'), key: tick.key, value, supersedes: true }] };
};

/** Adds a manual task, or marks a task as done, dropped or open. */
export const saveTask = (ctx: Ctx, jobId: string, input: SaveTask): Promise<Result<JobDetail>> =>
  saveRow(ctx, {
    jobId,
    right: 'edit-job',
    baseVersion: input.baseVersion,
    // Not a hand-made task: of a closed job nobody expects one.
    isAfterClosing: ({ flow, state }) =>
      state.job.endedAs === null &&
      state.tasks.some(({ id, key }) => id === input.taskId && isTaskAfterClosing(flow, key)),
    apply: ({ state, detail }) => {
      const found = findRow(state.tasks, input.taskId, thingTexts.task);
      if (!found.ok) return found;
      if (found.value === null && input.title === undefined) {
        return refuse('invalid-input', { fields: [fieldIssue('title', 'required')] });
      }
      const own = checkPlanned(found.value, input);
      if (!own.ok) return own;
      const person = checkPerson(input.assigneeId, detail.staff, 'assigneeId');
      if (!person.ok) return person;
      const task = taskOf(ctx, found.value ?? blankTask(ctx.newId('tsk')), input);
      const changes = diffFields(`task:${task.id}.`, found.value, task);
      const tick = input.state === undefined ? {} : tickOf(ctx, task);
      return succeed({ action: 'save-task', reason: null, changes, tasks: [task], ...tick });
    },
  });
