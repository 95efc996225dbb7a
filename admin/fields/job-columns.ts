import { isSortName, type SortName } from '#contract/sheet/sort';
import type { Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { GridColumn } from '../grid/index.ts';
import type { Texts } from '../texts/locale.tsx';
import { visibleColumns } from './index.ts';
import { optionOf, staffForm } from './item-form.ts';
import { tradeColumns } from './trade-columns.ts';

/** The pinned column must leave room for others on a narrow screen. */
const titleWidth = (): number => (matchMedia('(max-width: 720px)').matches ? 160 : 260);

/**
 * The columns of the sheet: editable ones and those that milestones share, display-only ones, and those of
 * the displayed trade.
 */
export const jobColumns = (
  texts: Texts,
  me: Me,
  flows: readonly Flow[],
  visibleFlow: string,
): readonly GridColumn[] => {
  const { t, localize, locale } = texts;
  const sheets = { flows, me, locale };
  const visible = flows.find(({ key }) => key === visibleFlow);
  const money = { kind: 'money', align: 'end', currency: me.shop.currency } as const;
  const owner = { ...staffForm({ me }) };
  const trades = flows.map(({ key, label }) => optionOf(key, label, locale));
  return [
    {
      id: 'title',
      header: t('column.title'),
      width: titleWidth(),
      kind: 'text',
      pinned: 'start',
      sortable: true,
      isRequired: true,
      lengthMax: 200,
      child: { kind: 'text', isRequired: true, lengthMax: 200 },
    },
    { id: 'number', header: t('column.number'), width: 72, kind: 'readonly', readOnly: true, sortable: true },
    { id: 'trade', header: t('jobs.trade'), width: 152, kind: 'choice', readOnly: true, options: trades },
    {
      id: 'stage',
      header: t('jobs.stage'),
      sortable: true,
      width: 172,
      kind: 'choice',
      isRequired: true,
      child: { kind: 'choice', isRequired: true },
    },
    {
      id: 'nextDue',
      header: t('column.nextDue'),
      width: 196,
      kind: 'date',
      readOnly: true,
      sortable: true,
      child: { kind: 'date' },
    },
    {
      id: 'customer',
      header: t('column.customer'),
      sortable: true,
      width: 130,
      kind: 'text',
      isRequired: true,
      lengthMax: 200,
    },
    {
      id: 'owner',
      header: t('jobs.owner'),
      width: 128,
      ...owner,
      child: owner,
    },
    { id: 'keyDate', header: t('column.keyDate'), width: 112, kind: 'date', sortable: true },
    {
      ...money,
      id: 'contractTotal',
      header: t('column.contractTotal'),
      width: 118,
      sortable: true,
      min: 0,
      child: money,
    },
    {
      ...money,
      id: 'paid',
      header: t('column.paid'),
      width: 118,
      sortable: true,
      readOnly: true,
      child: { ...money, readOnly: true },
    },
    {
      ...money,
      id: 'outstanding',
      header: t('column.outstanding'),
      width: 118,
      readOnly: true,
      sortable: true,
      child: { ...money, readOnly: true },
    },
    {
      id: 'progress',
      header: t('column.progress'),
      width: 84,
      sortable: true,
      kind: 'percent',
      align: 'end',
      min: 0,
      max: 100,
    },
    ...visibleColumns.map(({ header, valueOf: _, markOf: __, ...column }) => ({
      ...column,
      header: localize(header),
      readOnly: true,
    })),
    ...(visible ? tradeColumns(visible, sheets, texts) : []),
  ];
};

/** Whether the server sorts by a column; the column's id is then the name of the sort. */
export const isSortable = (columnId: string): columnId is SortName =>
  columnId !== 'updated' && isSortName(columnId);
