import type { Field } from '#domain/fields/field';

export const paid = {
  id: 'paid',
  property: 'paidMinor',
  condition: 'money',
  isEmptyAtZero: true,
  sort: { by: 'value' },
  find: 'amount',
  edit: null,
} as const satisfies Field;
