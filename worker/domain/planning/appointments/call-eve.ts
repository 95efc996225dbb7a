import { compile } from '#domain/flow/compile/compile';
import { confirmTaskKey } from '#domain/flow/compile/confirm-task';
import type { Flow } from '#domain/flow/flow';
import type { PlannedAppointment, PlannedTask } from '#domain/jobs/plan';
import { addWorkingDays, isWorkingDay, type Calendar } from '#domain/time/calendar';
import { clockOf, instantAt, type BusinessDate, type Instant } from '#domain/time/day';

/** A call that falls on a day off, and the working day before it, at the same time of day. */
export interface CallEve {
  readonly on: BusinessDate;
  readonly offeredAt: Instant;
}

/** Hour of a call whose rule has none (Q5). */
const callClock = '17:30';

/**
 * Whether the open call that confirms an appointment falls on a day off. The calendar day stays; the working day before is
 * offered (Q4).
 */
export const callEve = (
  flow: Flow,
  { key, entry }: Pick<PlannedAppointment, 'key' | 'entry'>,
  { tasks, calendar }: { readonly tasks: readonly PlannedTask[]; readonly calendar: Calendar },
): CallEve | null => {
  const item = compile(flow).appointments.find((each) => each.key === key);
  if (item?.confirm === undefined) return null;
  const taskKey = confirmTaskKey(item);
  const rowKey = entry === null ? taskKey : `${taskKey}/${entry.id}`;
  const task = tasks.find((each) => each.key === rowKey && each.state === 'open');
  if (task === undefined || task.dueOn === null || isWorkingDay(calendar, task.dueOn).isWorking) return null;
  const { on } = addWorkingDays(calendar, task.dueOn, -1);
  const clock = task.dueAt === null ? callClock : clockOf(task.dueAt, calendar.zone);
  return { on: task.dueOn, offeredAt: instantAt(on, clock, calendar.zone) };
};
