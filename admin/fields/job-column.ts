import type { JobRow } from '#contract/jobs/job-answers';
import type { Text } from '#domain/texts/text';
import type { CellMark, CellValue, GridColumn } from '../grid/index.ts';

/** A column that shows what is known of a job: everything about it is in its own file. */
export interface JobColumn extends Omit<GridColumn, 'header' | 'readOnly' | 'child'> {
  readonly header: Text;
  readonly valueOf: (job: JobRow) => CellValue;
  readonly markOf?: (job: JobRow) => CellMark;
}
