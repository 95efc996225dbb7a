import { customer as record } from '#domain/fields/own/customer';
import { text } from '#domain/texts/text';
import { patch, written, type JobField } from '../field.ts';

export const customer: JobField = {
  record,
  label: text('Customer', '客户', '客戶'),
  column: () => ({ kind: 'text', width: 120, isRequired: true, lengthMax: 200 }),
  read: (job) => job.customerName,
  write: (value) => patch({ customer: { name: written(value) } }),
  transfer: {
    names: ['name', 'client', '姓名', '客户姓名', '客戶姓名', '客户名称', '客戶名稱', "customer's name"],
  },
};
