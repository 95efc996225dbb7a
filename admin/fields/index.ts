import type { JobColumn } from './job-column.ts';
import { missing } from './missing.ts';

/** Display-only columns, after the editable ones. A new one is one file and one line here. */
export const visibleColumns: readonly JobColumn[] = [missing];
