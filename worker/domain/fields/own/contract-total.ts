import type { Field } from '#domain/fields/field';

/** The agreed price, in minor units; empty until it is known. */
export const contractTotal = {
  id: 'contractTotal',
  property: 'contractTotalMinor',
  condition: 'money',
  sort: { by: 'value', whenEmpty: -1 },
  find: 'amount',
  edit: { of: 'job', value: 'money', min: 0, isRead: true, right: 'edit-amounts' },
} as const satisfies Field;
