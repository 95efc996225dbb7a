import { text } from '#domain/texts/text';
import type { JobColumn } from './job-column.ts';

/** How many things the stage still needs before the job may leave it. */
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
