import { number as record } from '#domain/fields/own/number';
import { text } from '#domain/texts/text';
import type { JobField } from '../field.ts';

/** The header in files: a file with the sheet's header, “No.”, would look as if it numbered its rows. */
export const jobNumber = text('Job number', '工单编号', '工單編號');

export const number: JobField = {
  record,
  label: text('No.', '编号', '編號'),
  column: () => ({ kind: 'readonly', width: 64 }),
  read: (job) => `J-${job.number}`,
  transfer: {
    isKey: true,
    label: jobNumber,
    names: ['No.', '编号', '編號', 'number', 'id', '工单号', '工單號', '单号', '單號'],
    pattern: /^j-\d{1,15}$/i,
    formIn: () => ({ kind: 'text', lengthMax: 20 }),
  },
};
