import type { Me } from '#contract/jobs/job-answers';
import type { TaskItem } from '#contract/shop/today-answers';
import type { Flow } from '#domain/flow/flow';
import { daysBetween } from '#domain/time/day';
import { parseBusinessDate } from '#domain/time/day';
import { formatDate, formatInstant } from '../texts/formats.ts';
import { useTexts, type Texts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import type { LineActs } from './line-acts.ts';
import { formOf } from './results.ts';
import { isToTake } from './sections.ts';
import styles from './today.module.css';

interface TaskLineProps {
  readonly task: TaskItem;
  readonly flow: Flow | null;
  readonly me: Me;
  readonly isBusy: boolean;
  readonly acts: LineActs;
}

/** How long a day is over, or the day and the hour: what stands at the left of a line. */
const whenOf = ({ dueOn, dueAt, isLate }: TaskItem, { t, locale }: Texts, me: Me): string => {
  if (dueOn === null) return t('today.noDay');
  const [due, today] = [parseBusinessDate(dueOn), parseBusinessDate(me.today)];
  const days = due === null || today === null ? 0 : daysBetween(due, today);
  if (isLate) return days > 0 ? t('today.late', { count: days }) : t('today.lateToday');
  return dueAt === null ? formatDate(dueOn, locale, me) : formatInstant(dueAt, locale, me);
};

const aboutOf = (task: TaskItem, { localize, t }: Texts): string => {
  const duty = task.dutyLabel === null ? '' : localize(task.dutyLabel);
  return [
    task.jobTitle,
    task.customerName,
    task.party ?? '',
    task.isUnkept ? t('today.unkept', { duty }) : duty,
  ]
    .filter((part) => part !== '')
    .join(' · ');
};

/** One task: when, what, of which job, and what can be done with it. */
export function TaskLine({ task, flow, me, isBusy, acts }: TaskLineProps) {
  const texts = useTexts();
  const { t, localize } = texts;
  const label = localize(task.label);
  const form = formOf(flow, task);
  const who = me.staff.find(({ id }) => id === task.assigneeId)?.name;
  return (
    <>
      <span className={styles['when']} data-tone={task.isLate ? 'overdue' : undefined}>
        {whenOf(task, texts, me)}
      </span>
      <span className={styles['what']}>
        <b>
          {label}
          {task.isUrgent ? <em className={styles['urgent']}> {t('today.urgent')}</em> : null}
        </b>
        <small>{aboutOf(task, texts)}</small>
      </span>
      {who !== undefined && task.assigneeId !== me.id ? (
        <small className={styles['person']}>{who}</small>
      ) : null}
      <span className={styles['acts']}>
        {task.customerPhone === null ? null : (
          <a className={styles['call']} href={`tel:${task.customerPhone}`}>
            {t('today.call')}
          </a>
        )}
        {isToTake(task) ? (
          <Button isBusy={isBusy} onClick={() => acts.take(task)}>
            {t('today.take')}
          </Button>
        ) : null}
        {form === null
          ? null
          : form.outcomes
              .filter(({ isClosing }) => !isClosing)
              .map((outcome) => (
                <Button
                  key={outcome.choice.key}
                  isBusy={isBusy}
                  onClick={() => acts.say(task, form, outcome)}
                >
                  {localize(outcome.choice.label)}
                </Button>
              ))}
        {task.isMovable ? (
          <Button look="quiet" isBusy={isBusy} onClick={() => acts.move(task)}>
            {t('today.anotherDay')}
          </Button>
        ) : null}
        {task.asks === null ? (
          <Button
            look="primary"
            isBusy={isBusy}
            aria-label={t('today.tick', { task: label })}
            onClick={() => acts.tick(task)}
          >
            {t('today.doneAct')}
          </Button>
        ) : (
          <Button look="primary" isBusy={isBusy || form === null} onClick={() => acts.ask(task)}>
            {t('today.result')}
          </Button>
        )}
      </span>
    </>
  );
}
