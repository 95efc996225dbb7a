import type { JobRow } from '#contract/jobs/job-answers';
import type { CellValue, GridEdit } from '../../grid/index.ts';
import type { CellRequest } from './cell-history.tsx';

/** The edit that writes an old value, based on the current job. */
export const restoringEdit = (
  { cell, parentId }: Pick<CellRequest, 'cell' | 'parentId'>,
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
