import { nextDue as record } from '#domain/fields/derived/next-due';
import { text } from '#domain/texts/text';
import type { JobField } from '../field.ts';
import { nextMark } from '../glance/next.ts';

export const nextDue: JobField = {
  record,
  label: text('Next', '下一件事', '下一件事'),
  column: () => ({ kind: 'date', width: 204, child: { kind: 'date' } }),
  read: (job) => job.nextDueOn,
  mark: nextMark,
  transfer: {},
};
