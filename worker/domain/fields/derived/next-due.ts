import type { Field } from '#domain/fields/field';

/** The day of the next thing: the earliest of open milestones and open tasks. */
export const nextDue = {
  id: 'nextDue',
  property: 'nextDueOn',
  condition: 'date',
  sort: { by: 'value', column: 'dueOrder', index: 'due' },
  find: 'day',
  edit: null,
} as const satisfies Field;
