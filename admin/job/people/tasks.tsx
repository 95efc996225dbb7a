import { useState, type FormEvent } from 'react';
import type { JobDetail } from '#contract/jobs/job-answers';
import { may } from '#domain/rights/rights';
import { addTexts } from '../../texts/catalogue.ts';
import { formatDate, formatInstant } from '../../texts/formats.ts';
import { taskTexts } from '../../texts/job/tasks.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Tick } from '../../ui/controls/tick.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useEdit } from '../panel/use-edit.ts';
import lists from '../../ui/lists.module.css';

addTexts(taskTexts);

/** What staff have to do for the job, who holds it, and a task added by hand. */
export function Tasks() {
  const { t } = useTexts();
  const { detail, me } = usePanel();
  const open = detail.tasks.filter(({ state }) => state === 'open');
  const done = detail.tasks.filter(({ state }) => state === 'done');
  return (
    <section aria-label={t('tasks.title')}>
      <h3>{t('tasks.title')}</h3>
      <Holder />
      {open.length === 0 ? <p className={lists['empty']}>{t('tasks.none')}</p> : null}
      <ul className={lists['list']}>
        {open.map((task) => (
          <TaskLine key={task.id} task={task} />
        ))}
      </ul>
      {done.length === 0 ? null : (
        <details>
          <summary>{t('tasks.doneCount', { count: done.length })}</summary>
          <ul className={lists['list']}>
            {done.map((task) => (
              <TaskLine key={task.id} task={task} />
            ))}
          </ul>
        </details>
      )}
      {may(me.role, 'edit-job') ? <AddTask /> : null}
    </section>
  );
}

/** Who has the job in this stage. */
function Holder() {
  const { t, localize } = useTexts();
  const { detail, flow, me } = usePanel();
  if (detail.holder === null) return null;
  const { duty, staffId } = detail.holder;
  const label = flow.duties?.find(({ key }) => key === duty)?.label;
  const person = me.staff.find(({ id }) => id === staffId)?.name;
  const who = [person, label === undefined ? undefined : localize(label)].filter(Boolean).join(' · ');
  return who === '' ? null : <p>{t('tasks.with', { who })}</p>;
}

type Task = JobDetail['tasks'][number];

function TaskLine({ task }: { readonly task: Task }) {
  const { t, localize, locale } = useTexts();
  const { detail, actions, me } = usePanel();
  const edit = useEdit();
  const isLate = task.state === 'open' && task.dueOn !== null && task.dueOn < me.today;
  const save = (input: { readonly state?: 'open' | 'done'; readonly assigneeId?: string }) =>
    edit.run(() => actions.saveTask(detail.job.id, { taskId: task.id, ...input }, detail.job.version));
  const canTake = isToTake(task) && may(me.role, 'edit-job');
  return (
    <li className={lists['payment']} data-tone={isLate ? 'overdue' : undefined}>
      <label title={t('panel.source')}>
        {task.asks === null ? (
          <Tick
            isChecked={task.state === 'done'}
            onTick={(isDone) => save({ state: isDone ? 'done' : 'open' })}
          />
        ) : null}{' '}
        {localize(task.label)}
      </label>
      <small>{[dueOf(task, { me, locale, t }), ...peopleOf(task, { me, localize, t })].join(' · ')}</small>
      {task.script.map((words) => (
        <p key={words.en}>{localize(words)}</p>
      ))}
      {canTake ? <Button onClick={() => void save({ assigneeId: me.id })}>{t('tasks.take')}</Button> : null}
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
    </li>
  );
}

const isToTake = ({ state, duty, assigneeId }: Task): boolean =>
  state === 'open' && duty !== null && assigneeId === null;

const dueOf = (
  { dueAt, dueOn }: Task,
  {
    me,
    locale,
    t,
  }: Pick<ReturnType<typeof useTexts>, 'locale' | 't'> & Pick<ReturnType<typeof usePanel>, 'me'>,
): string => {
  if (dueAt !== null) return formatInstant(dueAt, locale, me);
  return dueOn === null ? t('undecided') : formatDate(dueOn, locale, me);
};

type Words = Pick<ReturnType<typeof useTexts>, 'localize' | 't'> & Pick<ReturnType<typeof usePanel>, 'me'>;

/** Whose a task is, for whom it stands, and whether it was missed. */
const peopleOf = (task: Task, { me, localize, t }: Words): readonly string[] =>
  [
    me.staff.find(({ id }) => id === task.assigneeId)?.name ?? '',
    task.dutyLabel === null ? '' : localize(task.dutyLabel),
    task.party ?? '',
    task.asks === null || task.state === 'done' ? '' : t('tasks.asksResult'),
    task.missedAt === null ? '' : t('tasks.missed'),
  ].filter((part) => part !== '');

const labels = { title: 'tasks.what', party: 'tasks.party', dueOn: 'tasks.dueOn' } as const;
const blank = { title: '', party: '', dueOn: '' };

/** A task that a person adds, also for the customer: what, for whom, until when. */
function AddTask() {
  const { t } = useTexts();
  const { detail, actions } = usePanel();
  const edit = useEdit();
  const [written, setWritten] = useState(blank);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { title, party, dueOn } = written;
    const isSaved = await edit.run((key) =>
      actions
        .withKey(key)
        .saveTask(
          detail.job.id,
          { title, ...(party === '' ? {} : { party }), ...(dueOn === '' ? {} : { dueOn }) },
          detail.job.version,
        ),
    );
    if (isSaved) setWritten(blank);
  };
  const input = (name: keyof typeof blank, type: 'text' | 'date') => (
    <label>
      {t(labels[name])}{' '}
      <input
        type={type}
        value={written[name]}
        maxLength={80}
        required={name === 'title'}
        onChange={(event) => setWritten({ ...written, [name]: event.target.value })}
      />
    </label>
  );
  return (
    <details>
      <summary>{t('tasks.add')}</summary>
      <form className={lists['list']} onSubmit={(event) => void submit(event)}>
        {input('title', 'text')}
        {input('party', 'text')}
        {input('dueOn', 'date')}
        <Button type="submit">{t('tasks.addThis')}</Button>
        {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
      </form>
    </details>
  );
}
