import { nextDue as record } from '#domain/fields/derived/next-due';
import { text } from '#domain/texts/text';
import { dueMark } from '../due.ts';
import type { JobField } from '../field.ts';

export const nextDue: JobField = {
  record,
  label: text('Next due', '下笔应收', '下筆應收'),
  column: () => ({ kind: 'date', width: 196, child: { kind: 'date' } }),
  read: (job) => job.nextDueOn,
  mark: ({ nextDueOn }, view) => dueMark(nextDueOn, false, view),
  transfer: {},
};
