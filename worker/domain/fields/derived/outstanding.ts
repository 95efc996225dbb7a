import type { Field } from '#domain/fields/field';

export const outstanding = {
  id: 'outstanding',
  property: 'outstandingMinor',
  condition: 'money',
  isEmptyAtZero: true,
  sort: { by: 'value', index: 'outstanding' },
  find: 'amount',
  edit: null,
} as const satisfies Field;
