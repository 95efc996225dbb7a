import type { JobRow } from '#contract/jobs/job-answers';
import { findAppointment, findTaskPlan } from '#domain/flow/find-item';
import type { Flow } from '#domain/flow/flow';
import { clockOf, instant } from '#domain/time/day';
import type { CellMark } from '../../grid/index.ts';
import { formatDate } from '../../texts/formats.ts';
import type { Texts } from '../../texts/locale.tsx';
import { daysUntil, dueTone, toneOf } from '../due.ts';
import type { FieldView } from '../field.ts';
import { milestoneName } from './payments.ts';

/** Days late from which a due thing is set in bold. */
const longLateDays = 8;

type Waiting = Pick<JobRow, 'nextDueOn' | 'next' | 'milestones'>;

const nextWord = { task: 'next.task', appointment: 'next.appointment' } as const;

/** What is next: the task, the appointment, or the open milestone of the day. */
const whatIsNext = ({ nextDueOn, next, milestones }: Waiting, flow: Flow | null, texts: Texts): string => {
  if (next !== null) {
    const find = next.is === 'task' ? findTaskPlan : findAppointment;
    const label = next.label ?? (flow && find(flow, next.key)?.label);
    return label ? texts.localize(label) : texts.t(nextWord[next.is]);
  }
  const milestone = milestones.find(
    ({ dueOn, state }) => dueOn === nextDueOn && (state === 'due' || state === 'part'),
  );
  return milestone ? milestoneName(milestone, flow, texts) : '';
};

const daysText = (days: number, t: Texts['t']): string => {
  if (days === 0) return t('next.today');
  return days < 0 ? t('due.overdue', { days: -days }) : t('due.soon', { days });
};

/** The next thing in words: days first, with the clock time, then what. Null when nothing is next. */
export interface NextWords {
  readonly days: string;
  readonly what: string;
}

export const nextWords = (job: Waiting, { texts, me, flow }: FieldView): NextWords | null => {
  const { nextDueOn: on, next } = job;
  if (on === null) return null;
  const isFar = dueTone(on, me.today) === 'later';
  const days = isFar ? formatDate(on, texts.locale, me) : daysText(daysUntil(on, me.today), texts.t);
  const at = next?.at ?? null;
  const clock = at === null ? [] : [clockOf(instant(at), me.shop.zone)];
  return { days: [days, ...clock].join(' '), what: whatIsNext(job, flow, texts) };
};

/** The display of the next thing. The date itself is in the note, and in what is copied and exported. */
export const nextMark = (job: Waiting, view: FieldView): CellMark => {
  const words = nextWords(job, view);
  const { nextDueOn: on } = job;
  if (words === null || on === null) return {};
  const { today } = view.me;
  const tone = toneOf(dueTone(on, today));
  return {
    visible: words.days,
    ...(tone ? { tone } : {}),
    ...(daysUntil(on, today) <= -longLateDays ? { isStrong: true } : {}),
    ...(words.what === '' ? {} : { suffix: words.what }),
    note: [words.what, formatDate(on, view.texts.locale, view.me)].filter((part) => part !== '').join(' · '),
  };
};
