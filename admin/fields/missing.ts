import { text } from '#domain/texts/text';
import type { JobColumn } from './job-column.ts';

/** The number of missing items of the current stage. */
export const missing: JobColumn = {
  id: 'missing',
  header: text('Still needed', '待补', '待補'),
  width: 84,
  sortable: true,
  kind: 'number',
  align: 'end',
  valueOf: ({ missingCount }) => (missingCount === 0 ? null : missingCount),
  markOf: ({ missingCount }) => (missingCount > 0 ? { tone: 'blocked' } : {}),
};
