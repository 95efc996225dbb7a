import type { JobRow } from '#contract/jobs/job-answers';
import type { GridEdit, GridRefusal } from '../../grid/index.ts';
import type { UnseenRefusal } from '../live/unseen-refusals.tsx';
import { cellName } from '../operation.ts';
import { jobIdOf } from '../send-cells.ts';

/** How an edit is told of where its cell is not on show. */
export interface EditWords {
  /** A stored value of a path as the sheet would show it. */
  readonly valueIn: (job: JobRow | undefined) => (path: string, value: unknown) => string;
  readonly columnName: (edit: GridEdit, job: JobRow | undefined) => string;
}

interface Refused {
  readonly edit: GridEdit;
  /** Undefined where it is not known, or gone. */
  readonly job: JobRow | undefined;
  readonly refusal: GridRefusal;
}

/** A refused edit for the frame: which cell, what the person wrote, and why it was not saved. */
export const unseenRefusal = (
  { edit, job, refusal: { message, theirs = '' } }: Refused,
  words: Pick<EditWords, 'columnName'>,
): UnseenRefusal => ({
  id: cellName(edit),
  cell: { rowId: edit.rowId, columnId: edit.columnId },
  jobId: jobIdOf(edit),
  job: job?.title ?? jobIdOf(edit),
  column: words.columnName(edit, job),
  text: edit.text,
  message: [message, theirs].join(' ').trim(),
});
