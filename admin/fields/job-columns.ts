import { isFactSort, type SortName } from '#contract/sheet/sort';
import { isSorted } from '#domain/fields/fields';
import type { Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { GridColumn } from '../grid/index.ts';
import type { Texts } from '../texts/locale.tsx';
import { jobFields } from './index.ts';
import { tradeColumns } from './trade-columns.ts';

/** The columns of the sheet: those of every job, then those of the displayed trade. */
export const jobColumns = (
  texts: Texts,
  me: Me,
  flows: readonly Flow[],
  visibleFlow: string,
): readonly GridColumn[] => {
  const sheets = { flows, me, locale: texts.locale };
  const isNarrow = matchMedia('(max-width: 720px)').matches;
  const visible = flows.find(({ key }) => key === visibleFlow);
  return [
    ...jobFields.map(({ record, label, column, narrowWidth }) => ({
      ...column(sheets),
      ...(narrowWidth === undefined || !isNarrow ? {} : { width: narrowWidth }),
      id: record.id,
      header: texts.localize(label),
      ...(record.sort === null ? {} : { sortable: true }),
      ...(record.edit === null ? { readOnly: true } : {}),
    })),
    ...(visible ? tradeColumns(visible, sheets, texts) : []),
  ];
};

/** Whether the server sorts by a column; the column's id is then the name of the sort. */
export const isSortable = (columnId: string): columnId is SortName =>
  isSorted(columnId) || isFactSort(columnId);
