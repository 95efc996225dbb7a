import { text } from '#domain/texts/text';
import { patch, writtenOrNull, type CustomerField } from '../field.ts';

export const phone: CustomerField = {
  id: 'customer.phone',
  label: text('Phone', '电话', '電話'),
  names: [
    'telephone',
    'mobile',
    '手机',
    '手機',
    '手机号',
    '手機號',
    '手机号码',
    '手機號碼',
    '电话号码',
    '電話號碼',
    '联系电话',
    '聯絡電話',
    '聯繫電話',
  ],
  form: { kind: 'text', lengthMax: 40 },
  write: (value) => patch({ customer: { phone: writtenOrNull(value) } }),
};
