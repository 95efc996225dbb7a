import type { JobDetail } from '#contract/jobs/job-answers';
import { formatDate, formatInstant } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Tick } from '../../ui/controls/tick.tsx';
import { CustomerCard } from './customer-card.tsx';
import { Crew } from './crew.tsx';
import { AfterTheWork } from '../endings/endings.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useEdit } from '../panel/use-edit.ts';
import lists from '../../ui/lists.module.css';

/** The customer, staff's tasks, the crew, the warranties and linked jobs. */
export function PeopleSection() {
  return (
    <>
      <CustomerCard />
      <Tasks />
      <Crew />
      <Warranties />
      <AfterTheWork />
    </>
  );
}

function Tasks() {
  const { t } = useTexts();
  const { detail } = usePanel();
  const visible = detail.tasks.filter((task) => task.state !== 'dropped');
  return (
    <section aria-label={t('tasks.title')}>
      <h3>{t('tasks.title')}</h3>
      {visible.length === 0 ? <p className={lists['empty']}>{t('tasks.none')}</p> : null}
      <ul className={lists['list']}>
        {visible.map((task) => (
          <TaskLine key={task.id} task={task} />
        ))}
      </ul>
    </section>
  );
}

function TaskLine({ task }: { readonly task: JobDetail['tasks'][number] }) {
  const { t, localize, locale } = useTexts();
  const { detail, actions, me } = usePanel();
  const edit = useEdit();
  const isLate = task.state === 'open' && task.dueOn !== null && task.dueOn < me.today;
  const who = me.staff.find((person) => person.id === task.assigneeId)?.name;
  const due =
    task.dueAt !== null
      ? formatInstant(task.dueAt, locale, me)
      : task.dueOn
        ? formatDate(task.dueOn, locale, me)
        : t('undecided');
  return (
    <li className={lists['payment']} data-tone={isLate ? 'overdue' : undefined}>
      <label title={t('panel.source')}>
        <Tick
          isChecked={task.state === 'done'}
          onTick={(isDone) =>
            edit.run(() =>
              actions.saveTask(
                detail.job.id,
                { taskId: task.id, state: isDone ? 'done' : 'open' },
                detail.job.version,
              ),
            )
          }
        />{' '}
        {localize(task.label)}
      </label>
      <small>
        {due}
        {who ? ` · ${who}` : ''}
      </small>
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
    </li>
  );
}

function Warranties() {
  const { t, localize, locale } = useTexts();
  const { detail, me } = usePanel();
  if (detail.warranties.length === 0) return null;
  return (
    <section aria-label={t('warranty.title')}>
      <h3>{t('warranty.title')}</h3>
      <ul className={lists['list']}>
        {detail.warranties.map((warranty) => (
          <li key={warranty.key} className={lists['payment']} title={t('panel.source')}>
            <span>{localize(warranty.label)}</span>
            <small>
              {t('warranty.span', {
                from: formatDate(warranty.startsOn, locale, me),
                to: formatDate(warranty.endsOn, locale, me),
              })}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
