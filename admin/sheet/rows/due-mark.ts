import type { CellMark, GridTone } from '../../grid/index.ts';
import type { Texts } from '../../texts/locale.tsx';
import { daysUntil, dueTone, type DueTone } from '../../fields/due.ts';
import type { RowView } from './job-grid-rows.ts';

/** The tone of a due date; distant dates have none. */
export const toneOf = (tone: DueTone | 'paid'): GridTone | undefined =>
  tone === 'later' || tone === 'none' ? undefined : tone;

/** A due date relative to today: "3 d overdue", "due today", "in 5 d". */
const dueLabel = (on: string | null, today: string, t: Texts['t']): string | undefined => {
  const tone = dueTone(on, today);
  if (on === null || tone === 'none' || tone === 'later') return undefined;
  if (tone === 'today') return t('due.today');
  const days = daysUntil(on, today);
  return tone === 'overdue' ? t('due.overdue', { days: -days }) : t('due.soon', { days });
};

/** The mark of a due date: its tone, its distance from today, and whether it is provisional. */
export const dueMark = (on: string | null, isProvisional: boolean, view: RowView): CellMark => {
  const { t } = view.texts;
  const tone = toneOf(dueTone(on, view.me.today));
  const words = dueLabel(on, view.me.today, t);
  return {
    ...(tone ? { tone } : {}),
    ...(words ? { suffix: words } : {}),
    ...(isProvisional ? { note: t('due.provisional') } : {}),
  };
};
