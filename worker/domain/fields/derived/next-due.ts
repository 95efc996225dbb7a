import type { Field } from '#domain/fields/field';

/** The due date of the next unpaid milestone. */
export const nextDue = {
  id: 'nextDue',
  property: 'nextDueOn',
  condition: 'date',
  sort: { by: 'value', column: 'dueOrder', index: 'due' },
  find: 'day',
  edit: null,
} as const satisfies Field;
