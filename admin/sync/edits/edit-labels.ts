import type { JobRow } from '#contract/jobs/job-answers';
import type { GridEdit, GridRefusal } from '../../grid/index.ts';
import type { OffscreenError } from '../live/offscreen-errors.tsx';
import { cellName } from '../operation.ts';
import { jobIdOf } from '../send-cells.ts';

/** The labels of an edit whose cell is not visible. */
export interface EditLabels {
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

/** A refused edit for the frame: its cell, the entered text, and the reason. */
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
