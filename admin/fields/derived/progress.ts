import { progress as record } from '#domain/fields/derived/progress';
import { text } from '#domain/texts/text';
import { patch, type JobField } from '../field.ts';

/** Files have a column for the trade's own item instead. */
export const progress: JobField = {
  record,
  label: text('Progress', '进度', '進度'),
  isHidden: 'unless-of-trade',
  column: () => ({ kind: 'percent', width: 84, align: 'end', min: 0, max: 100 }),
  read: (job) => job.progressPercent,
  mark: (_, { flow }) => (flow?.progress ? {} : { readOnly: true }),
  write: (value, { flow }) => (flow?.progress ? patch({ facts: { [flow.progress]: value } }) : null),
};
