import type { Task } from '#domain/jobs/job';
import { endOfDay, instant, type BusinessDate, type Instant, type Zone } from '#domain/time/day';

interface Due {
  readonly dueOn: BusinessDate | null;
  readonly dueAt: Instant | null;
}

/** The end of the time that a task has: its hour, or the end of its day. Null without a due. */
export const endOfTime = ({ dueAt, dueOn }: Due, zone: Zone): Instant | null =>
  dueAt ?? (dueOn === null ? null : endOfDay(dueOn, zone));

const isAsBefore = (before: Task, after: Task): boolean =>
  before.state === after.state &&
  before.dueOn === after.dueOn &&
  before.dueAt === after.dueAt &&
  before.assigneeId === after.assigneeId;

/**
 * A task after a change, with the miss of the one that stood: open past its time it was missed, and that stays when it is
 * done late, moved, given to another person or dropped. The first miss counts.
 */
export const withMiss = (
  before: Task,
  after: Task,
  { now, zone }: { readonly now: Instant; readonly zone: Zone },
): Task => {
  const { missedAt, missedBy } = before;
  if (missedAt !== null) return { ...after, missedAt, missedBy };
  const end = before.state === 'open' ? endOfTime(before, zone) : null;
  const isMissed = end !== null && end < now && !isAsBefore(before, after);
  return isMissed
    ? { ...after, missedAt: instant(end), missedBy: before.assigneeId }
    : { ...after, missedAt: null, missedBy: null };
};

/** What a person writes of a task, as the history holds it. When it was missed and what lists show of it follow. */
export const writtenPart = (task: Task): { readonly id: string } => {
  const { isUrgent: _, isShown: __, missedAt: ___, missedBy: ____, ...written } = task;
  return written;
};
