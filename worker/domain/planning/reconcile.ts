import { compare, dateOf, type BusinessDate, type Instant, type Zone } from '#domain/time/day';
import { endOfTime, withMiss } from '#domain/tasks/task-times';
import type { Calendar } from '#domain/time/calendar';
import type { DerivedRows } from '#domain/jobs/change';
import type { Allocation, JobState, Milestone, Notice, Task, Warranty } from '#domain/jobs/job';
import { allocate, unallocatedMoney, type OpenMilestone } from '#domain/ledger/ledger';
import { milestoneBook } from '#domain/ledger/milestone-state';
import type { Plan, PlannedMilestone, PlannedTask } from '#domain/jobs/plan';
import { appointmentRows } from '#domain/planning/appointments/reconcile-appointments';

export interface ReconcileSource {
  readonly state: JobState;
  readonly plan: Plan;
  readonly newId: (prefix: string) => string;
  readonly now: Instant;
  readonly zone: Zone;
}

/** The difference between the stored rows and the plan; what is paid, manually changed or sent stays as it is. */
export const reconcile = ({ state, plan, newId, now, zone }: ReconcileSource): DerivedRows => ({
  milestones: milestoneRows(state, plan, newId),
  tasks: taskRows(state, plan, { newId, now, zone }),
  notices: noticeRows(state, plan, newId),
  warranties: warrantyRows(state, plan, newId),
  appointments: appointmentRows(state, plan, now),
  allocations: [],
});

type NewId = ReconcileSource['newId'];

const isSame = (item: unknown, other: unknown): boolean => JSON.stringify(item) === JSON.stringify(other);

const milestoneRows = (state: JobState, plan: Plan, newId: NewId): DerivedRows['milestones'] => {
  const current = new Map(state.milestones.map((milestone) => [milestone.key, milestone]));
  const { touchedIds: touched } = milestoneBook(state);
  const planned = new Set(plan.milestones.map(({ key }) => key));
  const insert = plan.milestones
    .filter(({ key }) => !current.has(key))
    .map((milestone) => ({ ...newMilestone(milestone, newId('mil')), kind: milestone.kind }));
  const update = plan.milestones.flatMap((milestone): readonly Milestone[] => {
    const row = current.get(milestone.key);
    if (row === undefined) return [];
    const next = replanned(row, milestone);
    return isSame(row, next) ? [] : [next];
  });
  // An untouched line that is no longer planned is cancelled, never deleted.
  const gone = state.milestones
    .filter((row) => !planned.has(row.key) && !row.isCancelled && !touched.has(row.id))
    .map((row) => ({ ...row, isCancelled: true }));
  return { insert, update: [...update, ...gone] };
};

const newMilestone = (milestone: PlannedMilestone, id: string): Milestone => ({
  id,
  key: milestone.key,
  position: milestone.position,
  amountMinor: milestone.amountMinor,
  dueOn: milestone.dueOn,
  isProvisional: milestone.isProvisional,
  waitsFor: milestone.waitsFor,
  isManualAmount: false,
  isManualDue: false,
  title: milestone.title,
  isCancelled: false,
});

const replanned = (row: Milestone, milestone: PlannedMilestone): Milestone => ({
  ...row,
  position: milestone.position,
  amountMinor: row.isManualAmount ? row.amountMinor : milestone.amountMinor,
  dueOn: row.isManualDue ? row.dueOn : milestone.dueOn,
  isProvisional: milestone.isProvisional,
  waitsFor: milestone.waitsFor,
});

type TaskMoment = Pick<ReconcileSource, 'newId' | 'now' | 'zone'>;

const taskRows = (state: JobState, plan: Plan, moment: TaskMoment): DerivedRows['tasks'] => {
  const current = new Map(state.tasks.map((task) => [task.key, task]));
  const planned = new Map(plan.tasks.map((task) => [task.key, task]));
  const isListed = isShownIn(state);
  const insert = plan.tasks
    .filter(({ key }) => !current.has(key))
    .map((task): Task => newTask(task, { ...moment, isShown: isListed(task.isAfterClosing) }));
  const next = (row: Task): Task => {
    const task = planned.get(row.key);
    if (task !== undefined) return taskRow(task, { ...moment, before: row });
    if (row.state === 'dropped' || row.key.startsWith('manual/')) return row;
    return withMiss(row, { ...row, state: 'dropped', doneAt: null }, moment);
  };
  const listed = (row: Task): Task =>
    row.state === 'open' ? { ...row, isShown: isListed(planned.get(row.key)?.isAfterClosing === true) } : row;
  const update = state.tasks.flatMap((row): readonly Task[] => {
    const after = listed(next(row));
    return isSame(row, after) ? [] : [after];
  });
  return { insert, update };
};

/** Whether an open task is in the lists of open work: of an open job, or one that outlasts its closing. */
const isShownIn =
  ({ job }: JobState) =>
  (isAfterClosing: boolean): boolean =>
    !job.isWithdrawn && (job.closedAt === null || isAfterClosing);

const isLate = (task: PlannedTask, { now, zone }: TaskMoment): boolean => {
  const end = endOfTime(task, zone);
  return end !== null && end < now;
};

const newTask = (task: PlannedTask, moment: TaskMoment & { readonly isShown: boolean }): Task => ({
  id: moment.newId('tsk'),
  key: task.key,
  title: null,
  assigneeId: task.assigneeId,
  duty: task.duty,
  entry: task.entry,
  party: null,
  dueOn: task.dueOn,
  dueAt: task.dueAt,
  isProvisional: task.isProvisional,
  isUrgent: task.state === 'open' && isLate(task, moment),
  state: task.state,
  doneAt: task.state === 'done' ? moment.now : null,
  missedAt: null,
  missedBy: null,
  isShown: moment.isShown,
});

const taskRow = (task: PlannedTask, moment: TaskMoment & { readonly before: Task }): Task => {
  const { before, now } = moment;
  const hasSameDue = task.dueOn === before.dueOn && task.dueAt === before.dueAt;
  const after: Task = {
    ...before,
    assigneeId: task.assigneeId,
    duty: task.duty,
    entry: task.entry,
    dueOn: task.dueOn,
    dueAt: task.dueAt,
    isProvisional: task.isProvisional,
    isUrgent: hasSameDue ? before.isUrgent : task.state === 'open' && isLate(task, moment),
    state: task.state,
    doneAt: task.state === 'done' ? (before.doneAt ?? now) : null,
  };
  return withMiss(before, after, moment);
};

const liveStates: ReadonlySet<string> = new Set(['pending', 'leased', 'failed']);

const noticeRows = (state: JobState, plan: Plan, newId: NewId): DerivedRows['notices'] => {
  const planned = new Map(plan.notices.map((notice) => [notice.effectKey, notice]));
  // A superseded notice may be planned again; one that was sent, or may have been, is not.
  const current = new Map(
    state.notices
      .filter((notice) => notice.state !== 'superseded')
      .map((notice) => [notice.effectKey, notice]),
  );
  // The send time changed, because a new calendar was published: a new row replaces the old one.
  const isRetimed = ({ state: isCurrent, effectKey, sendAt }: Notice): boolean =>
    isCurrent === 'pending' && planned.get(effectKey)?.sendAt !== sendAt;
  const stale = state.notices.filter(
    (row) => liveStates.has(row.state) && (!planned.has(row.effectKey) || isRetimed(row)),
  );
  return {
    insert: plan.notices
      .filter(({ effectKey }) => {
        const row = current.get(effectKey);
        return row === undefined || isRetimed(row);
      })
      .map((notice) => ({ ...notice, id: newId('ntc') })),
    supersede: stale.map(({ id }) => id),
  };
};

const warrantyRows = (state: JobState, plan: Plan, newId: NewId): DerivedRows['warranties'] => {
  const current = new Map(state.warranties.map((warranty) => [warranty.key, warranty]));
  const planned = new Set(plan.warranties.map(({ key }) => key));
  const row = (key: string, id: string): Warranty | null => {
    const found = plan.warranties.find((warranty) => warranty.key === key);
    if (found === undefined) return null;
    const { startsOn, endsOn, lineId } = found;
    return { id, key, startsOn, endsOn, lineId };
  };
  const next = plan.warranties.map(({ key }) => row(key, current.get(key)?.id ?? newId('war')));
  const rows = next.flatMap((warranty) => (warranty === null ? [] : [warranty]));
  return {
    insert: rows.filter(({ key }) => !current.has(key)),
    update: rows.filter(
      (warranty) => current.has(warranty.key) && !isSame(warranty, current.get(warranty.key)),
    ),
    remove: state.warranties.filter(({ key }) => !planned.has(key)).map(({ id }) => id),
  };
};

/** Payable milestones due until a day, oldest due first; null: all with a known due date. */
export const openByDue = (
  state: JobState,
  plan: Plan,
  until: BusinessDate | null,
): readonly OpenMilestone[] => {
  const ids = new Map(state.milestones.map(({ key, id }) => [key, id]));
  return plan.milestones
    .flatMap((milestone) =>
      milestone.dueOn !== null && (milestone.state === 'due' || milestone.state === 'part')
        ? [{ ...milestone, dueOn: milestone.dueOn }]
        : [],
    )
    .filter(({ dueOn }) => until === null || dueOn <= until)
    .toSorted((a, b) => compare(a.dueOn, b.dueOn) || a.position - b.position)
    .flatMap(({ key, amountMinor, paidMinor }) => {
      const id = ids.get(key);
      return id === undefined || amountMinor === null ? [] : [{ id, openMinor: amountMinor - paidMinor }];
    });
};

/** Allocates credit to milestones that have fallen due, oldest first. Staff decide about later ones (LEDGER B). */
export const applyCredit = (
  state: JobState,
  plan: Plan,
  { calendar, now, newId }: { readonly calendar: Calendar; readonly now: Instant; readonly newId: NewId },
): readonly Allocation[] => {
  const money = unallocatedMoney(state);
  if (money.length === 0) return [];
  return allocate(money, openByDue(state, plan, dateOf(now, calendar.zone)), newId);
};
