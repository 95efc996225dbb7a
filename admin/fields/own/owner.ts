import { owner as record } from '#domain/fields/own/owner';
import { text } from '#domain/texts/text';
import { patch, writtenOrNull, type JobField } from '../field.ts';
import { staffForm } from '../item-form.ts';

export const owner: JobField = {
  record,
  label: text('In charge', '负责人', '負責人'),
  column: (sheets) => ({ ...staffForm(sheets), width: 116, child: staffForm(sheets) }),
  read: (job) => job.ownerId,
  write: (value) => patch({ ownerId: writtenOrNull(value) }),
  transfer: { names: ['owner', 'assignee', 'person in charge', 'consultant', '跟进人', '跟進人'] },
};
