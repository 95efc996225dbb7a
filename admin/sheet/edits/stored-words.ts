import type { JobRow, Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { isCurrency } from '#domain/money/money';
import type { GridColumn } from '../../grid/index.ts';
import { cellPath } from '../history/cell-path.ts';
import { pathWords, valueWords } from '../../fields/history-words.ts';
import type { Texts } from '../../texts/locale.tsx';
import type { EditWords } from '../../sync/edits/edit-words.ts';

interface Stored {
  readonly job: JobRow;
  readonly flow: Flow | null;
  readonly texts: Texts;
  readonly me: Me;
}

/** A stored value as the sheet would show it. */
const storedWords = (path: string, value: unknown, { job, flow, texts, me }: Stored): string => {
  const currency = isCurrency(job.currency) ? job.currency : 'CNY';
  return flow ? valueWords(path, value, { texts, flow, me, currency }) : String(value);
};

interface SheetWords extends Pick<Stored, 'texts' | 'me'> {
  readonly columns: readonly GridColumn[];
  readonly flowOf: (job: JobRow) => Flow | null;
}

/** How the sheet tells of edits whose cells are not on show, or were changed by another person. */
export const editWords = ({ columns, flowOf, texts, me }: SheetWords): EditWords => ({
  valueIn: (job) => (path, value) =>
    job ? storedWords(path, value, { job, flow: flowOf(job), texts, me }) : String(value),
  columnName: ({ rowId, columnId, parentId }, job) => {
    const shown = columns.find(({ id }) => id === columnId);
    if (shown) return shown.header;
    const flow = job ? flowOf(job) : null;
    const path = flow && (cellPath({ rowId, columnId }, parentId, flow) ?? columnId);
    return flow && path ? pathWords(path, { texts, flow, me, currency: 'CNY' }) : columnId;
  },
});
