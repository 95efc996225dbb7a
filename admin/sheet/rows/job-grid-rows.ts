import type { JobRow, Me, MilestoneCell } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { CellMark, GridRow } from '../../grid/index.ts';
import type { Texts } from '../../texts/locale.tsx';
import type { TintOf } from '../conditions/use-tints.ts';
import { jobCells, jobMarks } from '../../fields/job-cells.ts';
import { amountText, milestoneName } from '../../fields/glance/payments.ts';
import { versionMarks } from '../../fields/trade-columns.ts';
import { dueMark, dueTone, milestoneTone, milestoneLabel, toneOf } from '../../fields/due.ts';
import { may } from '#domain/rights/rights';

/** The inputs for turning a job into a grid row: language, rights, flows, and today. */
export interface RowView {
  readonly texts: Texts;
  readonly me: Me;
  /** The flow version of a job. */
  readonly flowOf: (job: JobRow) => Flow | null;
  /** The newest versions, which determine the columns. */
  readonly flows?: readonly Flow[];
  /** The colour of a job's row by the view's rules. */
  readonly tintOf?: TintOf;
}

const milestoneMarks = (milestone: MilestoneCell, job: JobRow, view: RowView): Record<string, CellMark> => {
  const tone = milestoneTone(milestone, view.me.today);
  const gridTone = toneOf(tone);
  const isOpen = tone !== 'paid' && milestone.state !== 'cancelled' && milestone.state !== 'credit';
  const isOthers = !may(view.me.role, 'edit-amounts');
  return {
    title: { readOnly: true },
    owner: { readOnly: true },
    stage: { readOnly: true, ...(gridTone ? { tone: gridTone } : {}) },
    nextDue: {
      readOnly: isOthers || !isOpen,
      ...(isOpen ? dueMark(milestone.dueOn, milestone.isProvisional, view) : {}),
    },
    contractTotal: {
      currency: job.currency,
      readOnly: isOthers || !isOpen || milestone.paidMinor !== 0,
      min: 0,
    },
    paid: { currency: job.currency },
    outstanding: { currency: job.currency },
  };
};

/** What is paid of a milestone, where the sheet has no columns of amounts; an unpaid one has its amount. */
const paidOf = (
  { amountMinor, paidMinor }: MilestoneCell,
  job: JobRow,
  { texts }: RowView,
): string | null => {
  if (amountMinor === null) return null;
  const amount = amountText(amountMinor, job, texts);
  return paidMinor === 0 || paidMinor === amountMinor
    ? amount
    : texts.t('payments.amount', { paid: amountText(paidMinor, job, texts), amount });
};

const milestoneRow = (milestone: MilestoneCell, job: JobRow, view: RowView): GridRow => {
  const { t } = view.texts;
  const name = milestoneName(milestone, view.flowOf(job), view.texts);
  const left =
    milestone.amountMinor === null || milestone.state === 'cancelled'
      ? null
      : milestone.amountMinor - milestone.paidMinor;
  const tone = toneOf(milestoneTone(milestone, view.me.today));
  return {
    id: milestone.id,
    name,
    revision: job.version,
    values: {
      title: name,
      stage: t(`milestone.${milestoneLabel(milestone, view.me.today)}`),
      nextDue: milestone.dueOn,
      payments: paidOf(milestone, job, view),
      contractTotal: milestone.amountMinor,
      paid: milestone.paidMinor === 0 ? null : milestone.paidMinor,
      outstanding: left === 0 ? null : left,
    },
    marks: milestoneMarks(milestone, job, view),
    ...(tone ? { tone } : {}),
  };
};

const marksOfVersion = (own: Flow | null, view: RowView): Readonly<Record<string, CellMark>> => {
  const { flows = [], me, texts } = view;
  const newest = own === null ? undefined : flows.find(({ key }) => key === own.key);
  if (own === null || newest === undefined || newest.version === own.version) return {};
  return versionMarks({ own, newest }, { flows, me, locale: texts.locale });
};

/** One job as a row of the grid, its milestones as child rows. */
const jobGridRow = (job: JobRow, view: RowView): GridRow => {
  const tone = toneOf(dueTone(job.nextDueOn, view.me.today));
  const flow = view.flowOf(job);
  return {
    id: job.id,
    name: job.title,
    revision: job.version,
    values: jobCells(job),
    marks: { ...jobMarks(job, { ...view, flow }), ...marksOfVersion(flow, view) },
    children: job.milestones.map((milestone) => milestoneRow(milestone, job, view)),
    ...(tone ? { tone } : {}),
    ...view.tintOf?.(job),
  };
};

/** Creates rows and returns the same row for the same job object, so that the grid renders changes only. */
export const createRowMaker = (view: RowView): ((job: JobRow) => GridRow) => {
  const created = new WeakMap<JobRow, GridRow>();
  return (job) => {
    const known = created.get(job);
    if (known) return known;
    const row = jobGridRow(job, view);
    created.set(job, row);
    return row;
  };
};
