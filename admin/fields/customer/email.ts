import { text } from '#domain/texts/text';
import { patch, writtenOrNull, type CustomerField } from '../field.ts';

export const email: CustomerField = {
  id: 'customer.email',
  label: text('E-mail', '邮箱', '電子郵件'),
  names: ['email', 'mail'],
  form: { kind: 'text', lengthMax: 200 },
  write: (value) => patch({ customer: { email: writtenOrNull(value) } }),
};
