import type { Field } from '#domain/fields/field';

/** How the milestones stand: a picture of values that have fields of their own, by which lists are sorted and filtered. */
export const payments = {
  id: 'payments',
  property: 'milestones',
  condition: null,
  sort: null,
  find: null,
  edit: null,
} as const satisfies Field;
