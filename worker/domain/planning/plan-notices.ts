import type { Calendar } from '#domain/time/calendar';
import { holds } from '#domain/rules/condition';
import { contactTime, isOutside } from '#domain/notices/contact-hours';
import {
  addDays,
  dateOf,
  dayMs,
  endOfDay,
  instantAt,
  type BusinessDate,
  type Instant,
} from '#domain/time/day';
import { compile, type Climb, type CompiledTask } from '#domain/flow/compile/compile';
import { findTaskPlan } from '#domain/flow/find-item';
import type { Flow, NoticePlan } from '#domain/flow/flow';
import { recipientIn } from '#domain/notices/recipient-in';
import { placesOf, type Place } from '#domain/jobs/entries';
import type { Notice, Task } from '#domain/jobs/job';
import type { BuiltInNotice } from '#domain/notices/notice-texts';
import type { PlannedMilestone, PlannedNotice, PlannedTask, PlannedWarranty } from '#domain/jobs/plan';
import { resolve, shift, type Point } from '#domain/rules/resolve';
import type { Anchor, Offset } from '#domain/rules/rule';
import type { View } from '#domain/jobs/view';
import { warrantyNotices } from '#domain/warranties/warranty-notices';

/** Dunning: days after the due date on which a notice is sent, and days for which it is useful. */
const dunning: readonly { readonly key: BuiltInNotice; readonly days: number; readonly validDays: number }[] =
  [
    { key: 'milestone-due', days: 0, validDays: 3 },
    { key: 'milestone-overdue', days: 3, validDays: 6 },
    { key: 'milestone-overdue', days: 10, validDays: 20 },
  ];

const lateTaskDays = 3;

/** A task that was due longer ago when it is planned is a record of the past, as in an import: nobody is told of it. */
const alreadyLateDaysMax = 30;

export interface NoticeSource {
  readonly flow: Flow;
  readonly view: View;
  readonly milestones: readonly PlannedMilestone[];
  /** Keys of milestones without reminders. */
  readonly silentKeys: ReadonlySet<string>;
  readonly tasks: readonly PlannedTask[];
  /** The stored notices: a notice that was planned stays in the plan even when its time has passed. */
  readonly current: readonly Notice[];
  /** The stored tasks: one that is not open among them with its due is planned for the first time, or again. */
  readonly storedTasks: readonly Task[];
  readonly warranties: readonly PlannedWarranty[];
  readonly calendar: Calendar;
  readonly now: Instant;
}

/** The send times of the stored notices, by their effect keys. */
type KnownNotices = ReadonlyMap<string, Instant>;

/** Plans the notices: the flow's own, money due and overdue, and late tasks. */
export const planNotices = (source: NoticeSource): readonly PlannedNotice[] => {
  const known: KnownNotices = new Map(source.current.map(({ effectKey, sendAt }) => [effectKey, sendAt]));
  const planned = [
    ...flowNotices(source),
    ...moneyNotices(source),
    ...taskNotices(source, known),
    ...warrantyNotices(source),
  ];
  const seen = new Set<string>();
  return planned.filter(({ effectKey, expiresAt }) => {
    if (seen.has(effectKey)) return false;
    seen.add(effectKey);
    return expiresAt >= source.now || known.has(effectKey);
  });
};

const milestoneOf = (anchor: Anchor): string | null => ('milestone' in anchor ? anchor.milestone : null);

const closedStates: ReadonlySet<PlannedMilestone['state']> = new Set([
  'paid',
  'settled',
  'cancelled',
  'credit',
]);

const startOf = (
  point: { readonly on: BusinessDate; readonly at: Instant | null },
  { zone, hours }: Calendar,
): Instant => point.at ?? instantAt(point.on, hours.contact.from, zone);

/** Staff are notified at any hour, others within contact hours. */
const notifiedAt = (
  to: NoticePlan['to'],
  when: { readonly at: Instant; readonly expiresAt: Instant },
  calendar: Calendar,
): Instant => (isOutside(to) ? contactTime(when, calendar) : when.at);

const flowNotices = (source: NoticeSource): readonly PlannedNotice[] =>
  source.flow.notices.flatMap((notice) =>
    placesOf(source.flow, notice.forEach, source.view).flatMap((place) =>
      plannedNotice(source, notice, place),
    ),
  );

const isWanted = ({ when, until }: NoticePlan, view: View): boolean =>
  (when === undefined || holds(when, view)) && (until === undefined || !holds(until, view));

const plannedNotice = (
  { flow, milestones, silentKeys, calendar }: NoticeSource,
  notice: NoticePlan,
  place: Place,
): readonly PlannedNotice[] => {
  const { entry, view } = place;
  if (!isWanted(notice, view)) return [];
  const { anchor } = notice.send;
  const milestoneKey = milestoneOf(anchor);
  const milestone = milestones.find(({ key }) => key === milestoneKey);
  if (milestone !== undefined && (closedStates.has(milestone.state) || silentKeys.has(milestone.key)))
    return [];
  const send = resolve(notice.send, view);
  const base = resolve({ anchor }, view);
  if (send.state === 'waiting' || base.state === 'waiting') return [];
  const at = startOf(send, calendar);
  const expiresAt = after({ on: send.on, at, isProvisional: false }, notice.validFor, calendar);
  const key = entry === null ? notice.key : `${notice.key}/${entry.id}`;
  // The anchor's own moment names the effect: an appointment that moves is told of again.
  const subject = `${milestoneKey ?? ''}:${base.at ?? base.on}`;
  return [
    {
      key,
      effectKey: `${key}:${subject}`,
      to: recipientIn(flow, notice.to, entry),
      ...(notice.via === undefined ? {} : { via: notice.via }),
      sendAt: notifiedAt(notice.to, { at, expiresAt }, calendar),
      expiresAt,
      isProvisional: send.isProvisional,
      milestoneKey,
      taskKey: null,
      source: notice.source,
    },
  ];
};

const after = (point: Point, offset: Offset, calendar: Calendar): Instant => {
  const end = shift(point, offset, calendar);
  return end.at ?? endOfDay(end.on, calendar.zone);
};

const moneyNotices = ({ milestones, silentKeys, calendar }: NoticeSource): readonly PlannedNotice[] =>
  milestones.flatMap(({ key, state, dueOn, isProvisional, source }) => {
    if (dueOn === null || (state !== 'due' && state !== 'part') || silentKeys.has(key)) return [];
    return dunning.map((step): PlannedNotice => {
      const on = addDays(dueOn, step.days);
      const sendAt = instantAt(on, calendar.hours.contact.from, calendar.zone);
      return {
        key: step.key,
        effectKey: `${step.key}:${key}:${dueOn}:${step.days}`,
        to: 'customer',
        sendAt,
        expiresAt: endOfDay(addDays(on, step.validDays), calendar.zone),
        isProvisional,
        milestoneKey: key,
        taskKey: null,
        source,
      };
    });
  });

type DatedTask = PlannedTask & { readonly dueOn: BusinessDate };

const isDated = (task: PlannedTask): task is DatedTask => task.dueOn !== null;

/** The end of the time that a task has. */
const endOf = ({ dueAt, dueOn }: DatedTask, { zone }: Calendar): Instant => dueAt ?? endOfDay(dueOn, zone);

const taskNotices = (source: NoticeSource, known: KnownNotices): readonly PlannedNotice[] =>
  source.tasks.filter(isDated).flatMap((task) => {
    const plan = compiledPlanOf(source.flow, task.key);
    if (task.state === 'done' || plan === null) return [];
    const first = alreadyLateNotice(source, task, { plan, known });
    const late = plan.climbs
      .map((climb) => lateTaskNotice(source, task, climb))
      // The assignee is told once of what was late from the start.
      .filter(({ to, sendAt }) => first === null || to !== first.to || sendAt > first.sendAt);
    return first === null ? late : [first, ...late];
  });

const compiledPlanOf = (flow: Flow, taskKey: string): CompiledTask | null => {
  const plan = findTaskPlan(flow, taskKey);
  return compile(flow).tasks.find(({ key }) => key === plan?.key) ?? null;
};

/** Whom the plan of a task makes responsible: the person of its staff field, or the job's assignee. */
const responsibleFor = (flow: Flow, plan: CompiledTask, taskKey: string): NoticePlan['to'] => {
  if (plan.assignee === undefined) return 'owner';
  const id = taskKey.slice(plan.key.length + 1);
  const entry = plan.forEach === undefined ? null : { list: plan.forEach, id };
  return recipientIn(flow, { staffField: plan.assignee }, entry);
};

/**
 * The notice of a task whose time is over already when it is planned, or when its due moves into the past: to its
 * assignee, at once. Null for a task whose lateness the flow tells nobody of.
 */
const alreadyLateNotice = (
  { flow, calendar, now, storedTasks }: NoticeSource,
  task: DatedTask,
  { plan, known }: { readonly plan: CompiledTask; readonly known: KnownNotices },
): PlannedNotice | null => {
  const effectKey = `task-already-late:${task.key}:${task.dueAt ?? task.dueOn}`;
  const lateMs = now - endOf(task, calendar);
  const isLate = lateMs > 0 && lateMs <= alreadyLateDaysMax * dayMs;
  const isStored = storedTasks.some(
    ({ key, state, dueOn, dueAt }) =>
      key === task.key && state === 'open' && dueOn === task.dueOn && dueAt === task.dueAt,
  );
  const sendAt = known.get(effectKey) ?? (isLate && !isStored ? now : null);
  if (plan.climbs.length === 0 || sendAt === null) return null;
  return {
    key: 'task-already-late',
    effectKey,
    to: responsibleFor(flow, plan, task.key),
    sendAt,
    expiresAt: endOfDay(addDays(dateOf(sendAt, calendar.zone), lateTaskDays), calendar.zone),
    isProvisional: task.isProvisional,
    milestoneKey: null,
    taskKey: task.key,
    source: task.source,
  };
};

const lateTaskNotice = (
  { calendar }: NoticeSource,
  task: DatedTask,
  { after: delay, to }: Climb,
): PlannedNotice => {
  const due = { on: task.dueOn, at: endOf(task, calendar), isProvisional: task.isProvisional };
  const late = shift(due, delay, calendar);
  return {
    key: 'task-late',
    effectKey: `task-late:${task.key}:${task.dueAt ?? task.dueOn}:${to}`,
    to,
    sendAt: startOf(late, calendar),
    expiresAt: endOfDay(addDays(late.on, lateTaskDays), calendar.zone),
    isProvisional: task.isProvisional,
    milestoneKey: null,
    taskKey: task.key,
    source: task.source,
  };
};
