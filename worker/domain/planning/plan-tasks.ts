import { holds } from '#domain/rules/condition';
import { isBusinessDate } from '#domain/time/day';
import type { FactKey } from '#domain/rules/fact';
import { compile, type CompiledTask } from '#domain/flow/compile/compile';
import type { Flow } from '#domain/flow/flow';
import { labelIn, placesOf, type Place } from '#domain/jobs/entries';
import type { PlannedTask } from '#domain/jobs/plan';
import { resolve } from '#domain/rules/resolve';
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

/**
 * Plans the tasks of staff. A task exists from its start condition on, or without one from the moment its due
 * is known; an agreed date replaces the rule. A manual tick counts for the due it was set at.
 */
export const planTasks = (flow: Flow, view: View, ownerId: string | null): readonly PlannedTask[] =>
  compile(flow).tasks.flatMap((task) =>
    placesOf(flow, task.forEach, view).flatMap((place) => plannedTask(flow, task, { place, ownerId })),
  );

const plannedTask = (
  flow: Flow,
  task: CompiledTask,
  { place, ownerId }: { readonly place: Place; readonly ownerId: string | null },
): readonly PlannedTask[] => {
  const { entry, view } = place;
  const key = entry === null ? task.key : `${task.key}/${entry.id}`;
  const due = dueOf(task, view);
  const isCurrent = task.startsWhen === undefined ? due.state === 'set' : holds(task.startsWhen, view);
  if (!isCurrent) return [];
  const assigned = task.assignee === undefined ? null : view.fieldValue(task.assignee);
  const dueOn = due.state === 'set' ? due.on : null;
  const dueAt = due.state === 'set' ? due.at : null;
  const tick = taskTick(key, { dueOn, dueAt });
  const isDone = holds(task.doneWhen, view) || view.factValue(tick.key) === tick.value;
  return [
    {
      key,
      label: labelIn(flow, task.label, place),
      assigneeId: typeof assigned === 'string' ? assigned : ownerId,
      dueOn,
      dueAt,
      isProvisional: due.state === 'set' && due.isProvisional,
      state: isDone ? 'done' : 'open',
      source: task.source,
    } satisfies PlannedTask,
  ];
};

const dueOf = (task: CompiledTask, view: View): Resolution => {
  const agreed = task.agreedDateField === undefined ? null : view.fieldValue(task.agreedDateField);
  if (typeof agreed === 'string' && isBusinessDate(agreed)) {
    return { state: 'set', on: agreed, at: null, isProvisional: false };
  }
  return resolve(task.due, view);
};
