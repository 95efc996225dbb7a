import type { MilestoneCell } from '#contract/jobs/job-answers';
import { businessDate, daysBetween } from '#domain/time/day';

/** How close a due date is. */
export type DueTone = 'overdue' | 'today' | 'soon' | 'later' | 'none';

/** Days ahead within which a due date counts as soon. */
const soonDays = 7;

/** Whole days from `today` to `on`, both `YYYY-MM-DD`; negative when past. */
export const daysUntil = (on: string, today: string): number =>
  daysBetween(businessDate(today), businessDate(on));

export const dueTone = (on: string | null, today: string): DueTone => {
  if (on === null) return 'none';
  const days = daysUntil(on, today);
  if (days < 0) return 'overdue';
  if (days === 0) return 'today';
  return days <= soonDays ? 'soon' : 'later';
};

/** The tone of a milestone; paid ones are never overdue or soon. */
export const milestoneTone = (
  milestone: Pick<MilestoneCell, 'state' | 'dueOn'>,
  today: string,
): DueTone | 'paid' => {
  if (milestone.state === 'paid' || milestone.state === 'settled') return 'paid';
  if (milestone.state === 'cancelled' || milestone.state === 'credit') return 'none';
  return dueTone(milestone.dueOn, today);
};

/** The label of a milestone's state; one with a future date is upcoming. */
export const milestoneLabel = (
  { state, dueOn }: Pick<MilestoneCell, 'state' | 'dueOn'>,
  today: string,
): MilestoneCell['state'] | 'later' =>
  state === 'due' && dueOn !== null && daysUntil(dueOn, today) > 0 ? 'later' : state;
