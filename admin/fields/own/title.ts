import { title as record } from '#domain/fields/own/title';
import { text } from '#domain/texts/text';
import { patch, written, type JobField } from '../field.ts';

const form = { kind: 'text', isRequired: true, lengthMax: record.edit.lengthMax } as const;

export const title: JobField = {
  record,
  label: text('Job', '工单', '工單'),
  historyLabel: text('Title', '标题', '標題'),
  column: () => ({ ...form, width: 260, pinned: 'start', child: form }),
  narrowWidth: 160,
  read: (job) => job.title,
  write: (value) => patch({ title: written(value) }),
  transfer: {
    names: [
      'title',
      'project',
      'project name',
      '标题',
      '標題',
      '项目',
      '項目',
      '项目名称',
      '項目名稱',
      '工单名称',
      '工單名稱',
    ],
  },
};
