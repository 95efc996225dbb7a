import type { JobRow } from '#contract/jobs/job-answers';
import type { GridEdit, GridRefusal } from '../../grid/index.ts';
import type { OffscreenError } from '../live/offscreen-errors.tsx';
import { cellName } from '../operation.ts';
import { jobIdOf } from '../send-cells.ts';

/** The labels of an edit whose cell is not visible. */
export interface EditLabels {
  /** Formats a stored value of a path as the sheet displays it. */
  readonly valueIn: (job: JobRow | undefined) => (path: string, value: unknown) => string;
  readonly columnName: (edit: GridEdit, job: JobRow | undefined) => string;
}

interface Refused {
  readonly edit: GridEdit;
  /** Undefined when the job is not loaded, or deleted. */
  readonly job: JobRow | undefined;
  readonly refusal: GridRefusal;
}

/** A refused edit as a message of the frame: its cell, the entered text, and the reason. */
export const offscreenError = (
  { edit, job, refusal: { message, theirs = '' } }: Refused,
  words: Pick<EditLabels, 'columnName'>,
): OffscreenError => ({
  id: cellName(edit),
  cell: { rowId: edit.rowId, columnId: edit.columnId },
  jobId: jobIdOf(edit),
  job: job?.title ?? jobIdOf(edit),
  column: words.columnName(edit, job),
  text: edit.text,
  message: [message, theirs].join(' ').trim(),
});
