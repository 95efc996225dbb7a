import { isFactSort, type SortName } from '#contract/sheet/sort';
import { isSorted } from '#domain/fields/fields';
import type { Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { Texts } from '../texts/locale.tsx';
import type { JobField, SheetColumn } from './field.ts';
import { jobFields } from './index.ts';
import type { Sheets } from './item-form.ts';
import { trade } from './own/trade.ts';
import { tradeColumns } from './trade-columns.ts';

/** What the columns of a sheet depend on besides the reader and the trades. */
interface Displayed {
  /** The displayed trade; empty: several. */
  readonly flow: string;
  /** The screen has room for all usual columns. */
  readonly isWide?: boolean;
  /** Headings of groups tell the trade. */
  readonly isTradeTold?: boolean;
}

const isLeftOut: Readonly<
  Record<NonNullable<JobField['isHidden']>, (displayed: Displayed, flow: Flow | undefined) => boolean>
> = {
  always: () => true,
  'unless-wide': ({ isWide }) => isWide !== true,
  'unless-of-trade': (_, flow) => flow?.progress === undefined,
};

const isHidden = ({ record, isHidden: when }: JobField, { displayed, visible }: Columns): boolean => {
  const isTold = displayed.flow !== '' || displayed.isTradeTold === true;
  if (record.id === trade.record.id && isTold) return true;
  return when !== undefined && isLeftOut[when](displayed, visible);
};

interface Columns {
  readonly texts: Texts;
  readonly sheets: Sheets;
  readonly isNarrow: boolean;
  readonly displayed: Displayed;
  /** The displayed trade's flow. */
  readonly visible: Flow | undefined;
}

const fieldColumn = (field: JobField, columns: Columns): SheetColumn => {
  const { texts, sheets, isNarrow } = columns;
  const { record, label, column, narrowWidth } = field;
  return {
    ...column(sheets),
    ...(narrowWidth === undefined || !isNarrow ? {} : { width: narrowWidth }),
    id: record.id,
    header: texts.localize(label),
    ...(record.sort === null ? {} : { sortable: true }),
    ...(record.edit === null ? { readOnly: true } : {}),
    ...(isHidden(field, columns) ? { isHiddenAtFirst: true } : {}),
  };
};

/** The columns of the sheet: those of every job, then those of the displayed trade. */
export const jobColumns = (
  texts: Texts,
  me: Me,
  flows: readonly Flow[],
  displayed: Displayed,
): readonly SheetColumn[] => {
  const sheets = { flows, me, locale: texts.locale };
  const isNarrow = matchMedia('(max-width: 720px)').matches;
  const visible = flows.find(({ key }) => key === displayed.flow);
  return [
    ...jobFields.map((field) => fieldColumn(field, { texts, sheets, isNarrow, displayed, visible })),
    ...(visible ? tradeColumns(visible, sheets, texts) : []),
  ];
};

/** Whether the server sorts by a column; the column's id is then the name of the sort. */
export const isSortable = (columnId: string): columnId is SortName =>
  isSorted(columnId) || isFactSort(columnId);
