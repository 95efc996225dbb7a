import type { JobColumn } from './job-column.ts';
import { missing } from './missing.ts';

/** Columns that only show, after those that staff edit. Adding one is its file and one line here. */
export const shownColumns: readonly JobColumn[] = [missing];
