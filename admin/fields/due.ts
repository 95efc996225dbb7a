import type { MilestoneCell } from '#contract/jobs/job-answers';
import { businessDate, daysBetween } from '#domain/time/day';
import type { CellMark, GridTone } from '../grid/index.ts';
import type { Texts } from '../texts/locale.tsx';
import type { FieldView } from './field.ts';

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

/** A due date's tone in the grid; distant dates have none. */
export const toneOf = (tone: DueTone | 'paid'): GridTone | undefined =>
  tone === 'later' || tone === 'none' ? undefined : tone;

/** A due date relative to today: "3 d overdue", "due today", "in 5 d". */
export const dueLabel = (on: string | null, today: string, t: Texts['t']): string | undefined => {
  const tone = dueTone(on, today);
  if (on === null || tone === 'none' || tone === 'later') return undefined;
  if (tone === 'today') return t('due.today');
  const days = daysUntil(on, today);
  return tone === 'overdue' ? t('due.overdue', { days: -days }) : t('due.soon', { days });
};

/** The display of a due date: its tone, its label relative to today, and whether it is provisional. */
export const dueMark = (
  on: string | null,
  isProvisional: boolean,
  view: Pick<FieldView, 'texts' | 'me'>,
): CellMark => {
  const { t } = view.texts;
  const tone = toneOf(dueTone(on, view.me.today));
  const words = dueLabel(on, view.me.today, t);
  return {
    ...(tone ? { tone } : {}),
    ...(words ? { suffix: words } : {}),
    ...(isProvisional ? { note: t('due.provisional') } : {}),
  };
};
