import { text } from '#domain/texts/text';
import { patch, writtenOrNull, type CustomerField } from '../field.ts';

export const address: CustomerField = {
  id: 'customer.address',
  label: text('Address', '地址', '地址'),
  names: ['住址'],
  form: { kind: 'text', lengthMax: 400 },
  write: (value) => patch({ customer: { address: writtenOrNull(value) } }),
};
