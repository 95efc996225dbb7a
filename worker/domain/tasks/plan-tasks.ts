import { holds } from '#domain/rules/condition';
import { isBusinessDate, isInstant } from '#domain/time/day';
import type { FactKey } from '#domain/rules/fact';
import { compile, type CompiledTask } from '#domain/flow/compile/compile';
import type { Flow } from '#domain/flow/flow';
import { entryKey } from '#domain/rules/fact-key';
import { taskResult } from '#domain/tasks/task-result';
import { labelIn, placesOf, type Place } from '#domain/jobs/entries';
import type { Task } from '#domain/jobs/job';
import type { PlannedTask } from '#domain/jobs/plan';
import { pointAt, resolve } from '#domain/rules/resolve';
import type { Resolution } from '#domain/rules/rule';
import type { Text } from '#domain/texts/text';
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

/** The fact that says who of a duty has taken a task. */
export const tookKey = (taskKey: string): FactKey => `took.${taskKey}`;

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
  const planned = {
    key,
    label: labelIn(flow, task.label, place),
    ...personOf(task, { key, view, ownerId }),
    entry: entry === null ? null : entryKey(entry),
    isAfterClosing: task.afterClosing === true,
  };
  const isCurrent = task.startsWhen === undefined ? due.state === 'set' : holds(task.startsWhen, view);
  if (!isCurrent) return endedTask(task, { planned, before: stored.get(key), place });
  return [currentTask(task, { planned, due, place })];
};

interface CurrentTask {
  readonly planned: TaskName;
  readonly due: Resolution;
  readonly place: Place;
}

type TaskName = Pick<PlannedTask, 'key' | 'label' | 'assigneeId' | 'duty' | 'entry' | 'isAfterClosing'>;

const currentTask = (task: CompiledTask, { planned, due, place }: CurrentTask): PlannedTask => {
  const { view } = place;
  const { on: dueOn, at: dueAt, isProvisional } = due.state === 'set' ? due : noDue;
  const tick = taskTick(planned.key, { dueOn, dueAt });
  const { isClosed, againAt } = taskResult(task, place);
  const isTicked = task.asks === undefined && view.factValue(tick.key) === tick.value;
  const isDone = holds(task.doneWhen, view) || isClosed || isTicked;
  return {
    ...planned,
    dueOn,
    dueAt,
    isProvisional,
    state: isDone ? 'done' : 'open',
    againAt: isDone ? null : againAt,
    script: isDone ? [] : wordsOf(task, view),
    source: task.source,
  };
};

const noDue = { on: null, at: null, isProvisional: false };

const wordsOf = ({ script = [] }: CompiledTask, view: View): readonly Text[] =>
  script.filter(({ when }) => when === undefined || holds(when, view)).map(({ text }) => text);

interface PersonSource {
  readonly key: string;
  readonly view: View;
  readonly ownerId: string | null;
}

/** Who has a task: of a duty whoever took it, else the person of its field, else the job's assignee. */
const personOf = (
  { who }: CompiledTask,
  { key, view, ownerId }: PersonSource,
): Pick<PlannedTask, 'assigneeId' | 'duty'> => {
  if (who === undefined) return { assigneeId: ownerId, duty: null };
  if ('duty' in who) {
    const taken = view.factValue(tookKey(key));
    return { assigneeId: typeof taken === 'string' ? taken : null, duty: who.duty };
  }
  const assigned = view.fieldValue(who.staffField);
  return { assigneeId: typeof assigned === 'string' ? assigned : ownerId, duty: null };
};

interface EndedTask {
  readonly planned: TaskName;
  readonly before: Task | undefined;
  readonly place: Place;
}

/** A task that stood and whose result ended it, as done at the due that it had; nothing for one that was called off. */
const endedTask = (task: CompiledTask, { planned, before, place }: EndedTask): readonly PlannedTask[] => {
  if (before === undefined || before.state === 'dropped') return [];
  if (!holds(task.doneWhen, place.view) && !taskResult(task, place).isClosed) return [];
  const { dueOn, dueAt, isProvisional } = before;
  return [
    {
      ...planned,
      dueOn,
      dueAt,
      isProvisional,
      state: 'done',
      againAt: null,
      script: [],
      source: task.source,
    },
  ];
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
