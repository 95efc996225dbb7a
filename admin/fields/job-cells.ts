import type { JobRow } from '#contract/jobs/job-answers';
import { may } from '#domain/rights/rights';
import type { CellMark, CellValue } from '../grid/index.ts';
import type { FieldRow, FieldView } from './field.ts';
import { jobFields } from './index.ts';
import { factCells } from './trade-columns.ts';

/** The cells of a job by their columns. */
export const jobCells = (job: JobRow): Readonly<Record<string, CellValue>> => ({
  ...Object.fromEntries(
    jobFields.map(({ record, read }) => {
      const value = read(job);
      return [record.id, record.isEmptyAtZero === true && value === 0 ? null : value];
    }),
  ),
  ...factCells(job.facts),
});

/** The differences of a job's cells from their columns. They depend on the reader's rights and the job's state. */
export const jobMarks = (job: FieldRow, view: FieldView): Record<string, CellMark> =>
  Object.fromEntries(
    jobFields.map(({ record: { id, edit }, mark }) => [
      id,
      { ...(edit === null ? {} : { readOnly: !may(view.me.role, edit.right) }), ...mark?.(job, view) },
    ]),
  );
