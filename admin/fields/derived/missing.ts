import { missing as record } from '#domain/fields/derived/missing';
import { text } from '#domain/texts/text';
import type { JobField } from '../field.ts';

/** The number of missing items of the current stage. */
export const missing: JobField = {
  record,
  label: text('Still needed', '待补', '待補'),
  isHidden: 'always',
  column: () => ({ kind: 'number', width: 84, align: 'end' }),
  read: (job) => job.missingCount,
  mark: ({ missingCount }) => (missingCount > 0 ? { tone: 'blocked' } : {}),
};
