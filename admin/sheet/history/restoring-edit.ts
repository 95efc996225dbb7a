import type { JobRow } from '#contract/jobs/job-answers';
import type { CellValue, GridEdit } from '../../grid/index.ts';
import type { AskedCell } from './cell-history.tsx';

/** An old value as if it were typed into its cell now, by one who sees the job as it is. */
export const restoringEdit = (
  { cell, parentId }: Pick<AskedCell, 'cell' | 'parentId'>,
  { version }: Pick<JobRow, 'version'>,
  value: CellValue,
): GridEdit => ({
  ...cell,
  parentId,
  base: null,
  revision: version,
  value,
  text: value === null ? '' : String(value),
});
