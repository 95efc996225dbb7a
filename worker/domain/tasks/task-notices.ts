import {
  addDays,
  dateOf,
  dayMs,
  endOfDay,
  instantAt,
  type BusinessDate,
  type Instant,
} from '#domain/time/day';
import type { Calendar } from '#domain/time/calendar';
import { compile, type CompiledTask } from '#domain/flow/compile/compile';
import { keyInEntry } from '#domain/notices/recipient-in';
import { findTaskPlan } from '#domain/flow/find-item';
import type { Flow } from '#domain/flow/flow';
import type { StaffReceiver } from '#domain/flow/who';
import type { ClimbPlan } from '#domain/flow/task-plan';
import type { Task } from '#domain/jobs/job';
import type { PlannedNotice, PlannedTask } from '#domain/jobs/plan';
import { endOfTime } from '#domain/tasks/task-times';
import { takePrefix } from '#domain/tasks/hand-over';
import { tookKey } from '#domain/tasks/plan-tasks';
import { shift } from '#domain/rules/resolve';

const lateTaskDays = 3;

/** A task that was due longer ago when it is planned is a record of the past, as in an import: nobody is told of it. */
const alreadyLateDaysMax = 30;

/** What notices of tasks are planned from. */
export interface TaskNoticeSource {
  readonly flow: Flow;
  readonly tasks: readonly PlannedTask[];
  /** The stored tasks: one that is not open among them with its due is planned for the first time, or again. */
  readonly storedTasks: readonly Task[];
  readonly stageEnteredAt: Instant;
  readonly calendar: Calendar;
  readonly now: Instant;
}

/** The send times of the stored notices, by their effect keys. */
export type KnownNotices = ReadonlyMap<string, Instant>;

type DatedTask = PlannedTask & { readonly dueOn: BusinessDate };

const isDated = (task: PlannedTask): task is DatedTask => task.dueOn !== null;

/** The end of the time that a task has. */
const endOf = (task: DatedTask, { zone }: Calendar): Instant =>
  endOfTime(task, zone) ?? endOfDay(task.dueOn, zone);

const oneDay = { amount: 1, unit: 'workingDays' } as const;

/** Whom a task that nobody takes over climbs to. */
const takeClimbs: readonly ClimbPlan[] = [
  { after: oneDay, to: 'owner' },
  { after: oneDay, to: 'managers' },
];

/** How a task is told of: whom it climbs to, and who is responsible for it. */
interface Escalation {
  readonly climbs: readonly ClimbPlan[];
  readonly responsible: StaffReceiver;
}

/** Whom the plan of a task makes responsible: whoever took it, its duty, the person of its field, or the job's assignee. */
const responsibleFor = (
  flow: Flow,
  { key, who, forEach }: CompiledTask,
  task: PlannedTask,
): StaffReceiver => {
  if (who === undefined) return 'owner';
  if ('duty' in who) return task.assigneeId === null ? who : { staffField: tookKey(task.key) };
  const entry = forEach === undefined ? null : { list: forEach, id: task.key.slice(key.length + 1) };
  return { staffField: keyInEntry(flow, who.staffField, entry) };
};

const escalationOf = (flow: Flow, task: PlannedTask): Escalation | null => {
  if (task.key.startsWith(takePrefix)) return { climbs: takeClimbs, responsible: holderOf(flow, task) };
  const found = findTaskPlan(flow, task.key);
  const plan = compile(flow).tasks.find(({ key }) => key === found?.key);
  return plan === undefined ? null : { climbs: plan.climbs, responsible: responsibleFor(flow, plan, task) };
};

/** Who takes a stage: its duty, or the person whom its field names. */
const holderOf = (flow: Flow, { key }: PlannedTask): StaffReceiver =>
  flow.stages.find((stage) => stage.key === key.slice(takePrefix.length))?.heldBy ?? 'owner';

/** Notices of open tasks: handed over, late from the start, asked again, late. */
export const taskNotices = (source: TaskNoticeSource, known: KnownNotices): readonly PlannedNotice[] =>
  source.tasks.filter(isDated).flatMap((task) => {
    const escalation = escalationOf(source.flow, task);
    if (task.state === 'done' || escalation === null) return [];
    const first = alreadyLateNotice(source, task, { escalation, known });
    const late = escalation.climbs
      .map((climb) => lateTaskNotice(source, task, climb))
      // The assignee is told once of what was late from the start.
      .filter(({ to, sendAt }) => first === null || to !== first.to || sendAt > first.sendAt);
    return [
      ...handedOverNotice(source, task, escalation),
      ...againNotice(source, task, escalation),
      ...(first === null ? [] : [first]),
      ...late,
    ];
  });

interface NoticeParts {
  readonly key: string;
  readonly effectKey: string;
  readonly to: StaffReceiver;
  readonly sendAt: Instant;
}

const noticeOf = (task: DatedTask, { zone }: Calendar, parts: NoticeParts): PlannedNotice => ({
  ...parts,
  expiresAt: endOfDay(addDays(dateOf(parts.sendAt, zone), lateTaskDays), zone),
  isProvisional: task.isProvisional,
  milestoneKey: null,
  taskKey: task.key,
  source: task.source,
});

const handedOverNotice = (
  { calendar, stageEnteredAt }: TaskNoticeSource,
  task: DatedTask,
  { responsible }: Escalation,
): readonly PlannedNotice[] => {
  if (!task.key.startsWith(takePrefix)) return [];
  const effectKey = `handed-over:${task.key.slice(takePrefix.length)}:${stageEnteredAt}`;
  return [
    noticeOf(task, calendar, { key: 'handed-over', effectKey, to: responsible, sendAt: stageEnteredAt }),
  ];
};

const againNotice = (
  { calendar }: TaskNoticeSource,
  task: DatedTask,
  { responsible }: Escalation,
): readonly PlannedNotice[] => {
  if (task.againAt === null) return [];
  const effectKey = `task-again:${task.key}:${task.againAt}`;
  return [noticeOf(task, calendar, { key: 'task-again', effectKey, to: responsible, sendAt: task.againAt })];
};

/**
 * The notice of a task whose time is over already when it is planned, or when its due moves into the past: to its
 * assignee, at once. Null for a task whose lateness the flow tells nobody of.
 */
const alreadyLateNotice = (
  { calendar, now, storedTasks }: TaskNoticeSource,
  task: DatedTask,
  { escalation, known }: { readonly escalation: Escalation; readonly known: KnownNotices },
): PlannedNotice | null => {
  if (task.key.startsWith(takePrefix)) return null;
  const effectKey = `task-already-late:${task.key}:${task.dueAt ?? task.dueOn}`;
  const lateMs = now - endOf(task, calendar);
  const isLate = lateMs > 0 && lateMs <= alreadyLateDaysMax * dayMs;
  const isStored = storedTasks.some(
    ({ key, state, dueOn, dueAt }) =>
      key === task.key && state === 'open' && dueOn === task.dueOn && dueAt === task.dueAt,
  );
  const sendAt = known.get(effectKey) ?? (isLate && !isStored ? now : null);
  if (escalation.climbs.length === 0 || sendAt === null) return null;
  return noticeOf(task, calendar, {
    key: 'task-already-late',
    effectKey,
    to: escalation.responsible,
    sendAt,
  });
};

/** A receiver in the key of a notice; those of tasks that told owner and managers before keep their keys. */
const receiverKey = (to: StaffReceiver): string => {
  if (typeof to === 'string') return to;
  if ('duty' in to) return `duty ${to.duty}`;
  return 'role' in to ? `role ${to.role}` : to.staffField;
};

const lateTaskNotice = (
  { calendar }: TaskNoticeSource,
  task: DatedTask,
  { after: delay, to }: ClimbPlan,
): PlannedNotice => {
  const due = { on: task.dueOn, at: endOf(task, calendar), isProvisional: task.isProvisional };
  const late = shift(due, delay, calendar);
  return {
    ...noticeOf(task, calendar, {
      key: 'task-late',
      effectKey: `task-late:${task.key}:${task.dueAt ?? task.dueOn}:${receiverKey(to)}`,
      to,
      sendAt: late.at ?? instantAt(late.on, calendar.hours.contact.from, calendar.zone),
    }),
    expiresAt: endOfDay(addDays(late.on, lateTaskDays), calendar.zone),
  };
};
