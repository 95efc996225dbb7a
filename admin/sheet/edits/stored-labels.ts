import type { JobRow, Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { isCurrency } from '#domain/money/money';
import type { GridColumn } from '../../grid/index.ts';
import { cellPath } from '../history/cell-path.ts';
import { fieldLabel, formatValue } from '../../fields/history-labels.ts';
import type { Texts } from '../../texts/locale.tsx';
import type { EditLabels } from '../../sync/edits/edit-labels.ts';

interface Stored {
  readonly job: JobRow;
  readonly flow: Flow | null;
  readonly texts: Texts;
  readonly me: Me;
}

/** Formats a stored value as the sheet displays it. */
const storedLabels = (path: string, value: unknown, { job, flow, texts, me }: Stored): string => {
  const currency = isCurrency(job.currency) ? job.currency : 'CNY';
  return flow ? formatValue(path, value, { texts, flow, me, currency }) : String(value);
};

interface SheetLabels extends Pick<Stored, 'texts' | 'me'> {
  readonly columns: readonly GridColumn[];
  readonly flowOf: (job: JobRow) => Flow | null;
}

/** The labels of edits whose cells are not visible, or were changed by another person. */
export const editLabels = ({ columns, flowOf, texts, me }: SheetLabels): EditLabels => ({
  valueIn: (job) => (path, value) =>
    job ? storedLabels(path, value, { job, flow: flowOf(job), texts, me }) : String(value),
  columnName: ({ rowId, columnId, parentId }, job) => {
    const column = columns.find(({ id }) => id === columnId);
    if (column) return column.header;
    const flow = job ? flowOf(job) : null;
    const path = flow && (cellPath({ rowId, columnId }, parentId, flow) ?? columnId);
    return flow && path ? fieldLabel(path, { texts, flow, me, currency: 'CNY' }) : columnId;
  },
});
