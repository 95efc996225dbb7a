import type { JobDetail } from '#contract/jobs/job-answers';
import { may } from '#domain/rights/rights';
import type { CellMark, GridOption, GridRow } from '../../grid/index.ts';
import { clockOf, instant } from '#domain/time/day';
import { dueMark } from '../../fields/due.ts';
import type { RowView } from './job-grid-rows.ts';

type TaskView = JobDetail['tasks'][number];
type ChangeOrderView = JobDetail['changeOrders'][number];
type Lines = Pick<JobDetail, 'changeOrders' | 'tasks'> & {
  readonly job: Pick<JobDetail['job'], 'currency' | 'version'>;
};

const readOnly: CellMark = { readOnly: true };

const isManual = ({ key }: TaskView): boolean => key.startsWith('manual/');

/** `version` is the job's version at the time of the read: the base of an edit of the row. */
const taskRow = (task: TaskView, version: number, view: RowView): GridRow => {
  const { texts, me } = view;
  const states: readonly GridOption[] = [
    { value: 'open', label: texts.t('tasks.open') },
    { value: 'done', label: texts.t('tasks.done'), tone: 'paid' },
  ];
  const mayEdit = may(me.role, 'edit-job');
  // The plan determines who does a task and by when; a person only ticks it.
  const own: CellMark = { readOnly: !mayEdit || !isManual(task) };
  const due = task.state === 'open' ? dueMark(task.dueOn, task.isProvisional, view) : {};
  const clock = task.dueAt === null ? null : clockOf(instant(task.dueAt), me.shop.zone);
  const suffix = [clock, due.suffix].filter((part) => part !== undefined && part !== null).join(' · ');
  const name = texts.localize(task.label);
  return {
    id: task.id,
    name,
    revision: version,
    values: { title: name, stage: task.state, owner: task.assigneeId, nextDue: task.dueOn },
    marks: {
      title: own,
      owner: own,
      nextDue: { ...due, ...own, ...(suffix === '' ? {} : { suffix }) },
      stage: { readOnly: !mayEdit, options: states },
      contractTotal: readOnly,
    },
    ...(due.tone === 'overdue' ? { tone: due.tone } : {}),
  };
};

const changeOrderRow = (
  order: ChangeOrderView,
  { currency, version }: Lines['job'],
  view: RowView,
): GridRow => {
  const { t } = view.texts;
  const states: readonly GridOption[] = [
    { value: 'proposed', label: t('changes.proposed') },
    { value: 'approved', label: t('changes.approved') },
    { value: 'rejected', label: t('changes.rejected') },
  ];
  const isProposed = order.state === 'proposed';
  const open: CellMark = { readOnly: !isProposed || !may(view.me.role, 'edit-amounts') };
  const decided: CellMark = { readOnly: !isProposed || !may(view.me.role, 'decide-change-order') };
  return {
    id: order.id,
    name: order.title,
    revision: version,
    values: { title: order.title, stage: order.state, contractTotal: order.amountMinor },
    marks: {
      title: open,
      stage: { ...decided, options: states },
      contractTotal: { ...open, currency },
      owner: readOnly,
      nextDue: readOnly,
    },
  };
};

/** Whether a change order gets its own row; an approved addition already has a milestone. */
const isOwnLine = ({ state, amountMinor }: ChangeOrderView): boolean =>
  state === 'proposed' || (state === 'approved' && amountMinor < 0);

/** A job's change orders and tasks as child rows, below its milestones. */
export const lineRows = (detail: Lines, view: RowView): readonly GridRow[] => [
  ...detail.changeOrders.filter(isOwnLine).map((order) => changeOrderRow(order, detail.job, view)),
  ...detail.tasks
    .filter(({ state }) => state !== 'dropped')
    .map((task) => taskRow(task, detail.job.version, view)),
];
