import { holds } from '#domain/rules/condition';
import { isBusinessDate, isInstant } from '#domain/time/day';
import type { FactKey } from '#domain/rules/fact';
import { compile, type CompiledTask } from '#domain/flow/compile/compile';
import type { Flow } from '#domain/flow/flow';
import { labelIn, placesOf, type Place } from '#domain/jobs/entries';
import type { Task } from '#domain/jobs/job';
import type { PlannedTask } from '#domain/jobs/plan';
import { pointAt, resolve } from '#domain/rules/resolve';
import type { Resolution } from '#domain/rules/rule';
import type { View } from '#domain/jobs/view';

interface TaskDue {
  readonly dueOn: string | null;
  readonly dueAt: number | null;
}

/** The fact that records a manual tick of a planned task; its value is the due at that time. */
export const taskTick = (
  key: string,
  { dueOn, dueAt }: TaskDue,
): { readonly key: FactKey; readonly value: string } => ({
  key: `task.${key}`,
  value: `${dueAt ?? dueOn ?? 'no-due'}`,
});

/** What the tasks of a job are planned from, besides its facts; `current` are the stored tasks. */
interface TaskSource {
  readonly ownerId: string | null;
  readonly current: readonly Task[];
}

/**
 * Plans the tasks of staff. A task exists from its start condition on, or without one from the moment its due
 * is known; an agreed date replaces the rule. A manual tick counts for the due it was set at. A task that its own
 * result ends stays, and is done: the defects of a passed re-inspection are mended.
 */
export const planTasks = (
  flow: Flow,
  view: View,
  { ownerId, current }: TaskSource,
): readonly PlannedTask[] => {
  const stored = new Map(current.map((task) => [task.key, task]));
  return compile(flow).tasks.flatMap((task) =>
    placesOf(flow, task.forEach, view).flatMap((place) =>
      plannedTask(flow, task, { place, ownerId, stored }),
    ),
  );
};

interface TaskContext {
  readonly place: Place;
  readonly ownerId: string | null;
  readonly stored: ReadonlyMap<string, Task>;
}

const plannedTask = (
  flow: Flow,
  task: CompiledTask,
  { place, ownerId, stored }: TaskContext,
): readonly PlannedTask[] => {
  const { entry, view } = place;
  const key = entry === null ? task.key : `${task.key}/${entry.id}`;
  const due = dueOf(task, view);
  const assigned = task.assignee === undefined ? null : view.fieldValue(task.assignee);
  const planned = {
    key,
    label: labelIn(flow, task.label, place),
    assigneeId: typeof assigned === 'string' ? assigned : ownerId,
  };
  const isCurrent = task.startsWhen === undefined ? due.state === 'set' : holds(task.startsWhen, view);
  if (!isCurrent) return endedTask(task, { planned, before: stored.get(key), view });
  const dueOn = due.state === 'set' ? due.on : null;
  const dueAt = due.state === 'set' ? due.at : null;
  const tick = taskTick(key, { dueOn, dueAt });
  const isDone = holds(task.doneWhen, view) || view.factValue(tick.key) === tick.value;
  return [
    {
      ...planned,
      dueOn,
      dueAt,
      isProvisional: due.state === 'set' && due.isProvisional,
      state: isDone ? 'done' : 'open',
      source: task.source,
    },
  ];
};

interface EndedTask {
  readonly planned: Pick<PlannedTask, 'key' | 'label' | 'assigneeId'>;
  readonly before: Task | undefined;
  readonly view: View;
}

/** A task that stood and whose result ended it, as done at the due that it had; nothing for one that was called off. */
const endedTask = (task: CompiledTask, { planned, before, view }: EndedTask): readonly PlannedTask[] => {
  if (before === undefined || before.state === 'dropped' || !holds(task.doneWhen, view)) return [];
  const { dueOn, dueAt, isProvisional } = before;
  return [{ ...planned, dueOn, dueAt, isProvisional, state: 'done', source: task.source }];
};

const agreedDue = ({ agreedDateField, agreedWhen }: CompiledTask, view: View): Resolution | null => {
  if (agreedDateField === undefined || (agreedWhen !== undefined && !holds(agreedWhen, view))) return null;
  const agreed = view.fieldValue(agreedDateField);
  if (typeof agreed === 'string' && isBusinessDate(agreed))
    return { state: 'set', on: agreed, at: null, isProvisional: false };
  return typeof agreed === 'number' && isInstant(agreed)
    ? { state: 'set', ...pointAt(agreed, view.calendar) }
    : null;
};

const dueOf = (task: CompiledTask, view: View): Resolution => {
  const agreed = agreedDue(task, view);
  if (agreed !== null) return agreed;
  return resolve(task.due, view);
};
