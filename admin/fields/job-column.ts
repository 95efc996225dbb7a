import type { JobRow } from '#contract/jobs/job-answers';
import type { Text } from '#domain/texts/text';
import type { CellMark, CellValue, GridColumn } from '../grid/index.ts';

/** A display-only column of a job, defined completely in a file of its own. */
export interface JobColumn extends Omit<GridColumn, 'header' | 'readOnly' | 'child'> {
  readonly header: Text;
  readonly valueOf: (job: JobRow) => CellValue;
  readonly markOf?: (job: JobRow) => CellMark;
}
