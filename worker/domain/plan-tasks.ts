import { holds } from '#domain/condition';
import { isBusinessDate } from '#domain/day';
import type { Flow, TaskPlan } from '#domain/flow';
import type { PlannedTask } from '#domain/plan';
import { resolve } from '#domain/resolve';
import type { Resolution } from '#domain/rule';
import type { View } from '#domain/view';

/**
 * What staff must do by when. A task stands from its start condition on, or without one from the moment its due is
 * known; an agreed date takes the place of the rule.
 */
export const planTasks = (flow: Flow, view: View, ownerId: string | null): readonly PlannedTask[] =>
  flow.tasks.flatMap((task) => {
    const due = dueOf(task, view);
    const stands = task.startsWhen === undefined ? due.state === 'set' : holds(task.startsWhen, view);
    if (!stands) return [];
    const assigned = task.assignee === undefined ? null : view.fieldValue(task.assignee);
    return [
      {
        key: task.key,
        label: task.label,
        assigneeId: typeof assigned === 'string' ? assigned : ownerId,
        dueOn: due.state === 'set' ? due.on : null,
        dueAt: due.state === 'set' ? due.at : null,
        isProvisional: due.state === 'set' && due.isProvisional,
        state: holds(task.doneWhen, view) ? 'done' : 'open',
        source: task.source,
      } satisfies PlannedTask,
    ];
  });

const dueOf = (task: TaskPlan, view: View): Resolution => {
  const agreed = task.agreedDateField === undefined ? null : view.fieldValue(task.agreedDateField);
  if (typeof agreed === 'string' && isBusinessDate(agreed)) {
    return { state: 'set', on: agreed, at: null, isProvisional: false };
  }
  return resolve(task.due, view);
};
