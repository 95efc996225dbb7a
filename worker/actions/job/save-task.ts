import { changesOf } from '#actions/changes';
import type { Ctx } from '#actions/context';
import { checkPerson } from '#actions/job/fact-value';
import { findRow, saveRow } from '#actions/job/save-row';
import type { JobDetail } from '#contract/job-answers';
import type { SaveTask } from '#contract/job-requests';
import { businessDate, type Instant } from '#domain/day';
import type { Task } from '#domain/job';
import { refuse, succeed, type Result } from '#domain/refusal';

const taskOf = (ctx: Ctx, before: Task | null, input: SaveTask): Task => {
  const id = before?.id ?? ctx.newId('tsk');
  const doneAt = (): Instant | null => (input.state === 'done' ? (before?.doneAt ?? ctx.now) : null);
  return {
    id,
    key: before?.key ?? `manual/${id}`,
    title: input.title ?? before?.title ?? null,
    assigneeId: input.assigneeId === undefined ? (before?.assigneeId ?? null) : input.assigneeId,
    dueOn: input.dueOn === undefined ? (before?.dueOn ?? null) : input.dueOn === null ? null : businessDate(input.dueOn),
    dueAt: before?.dueAt ?? null,
    isProvisional: before?.isProvisional ?? false,
    state: input.state,
    doneAt: doneAt(),
  };
};

/** Adds a task by hand, or marks one done, dropped or open again. A task of the flow keeps its own due. */
export const saveTask = (ctx: Ctx, jobId: string, input: SaveTask): Promise<Result<JobDetail>> =>
  saveRow(ctx, {
    jobId,
    right: 'edit-job',
    baseVersion: input.baseVersion,
    make: ({ state, detail }) => {
      const found = findRow(state.tasks, input.taskId, 'task');
      if (!found.ok) return found;
      if (found.value === null && input.title === undefined) {
        return refuse('invalid-input', { fields: [{ path: 'title', message: 'a new task needs a title' }] });
      }
      const person = checkPerson(input.assigneeId, detail.staff, 'assigneeId');
      if (!person.ok) return person;
      const task = taskOf(ctx, found.value, input);
      const changes = changesOf(`task:${task.id}.`, found.value, task);
      return succeed({ action: 'save-task', reason: null, changes, tasks: [task] });
    },
  });
