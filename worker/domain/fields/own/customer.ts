import type { Field } from '#domain/fields/field';

/** The customer's name; a list is also searched by the telephone number. */
export const customer = {
  id: 'customer',
  property: 'customerName',
  condition: 'text',
  sort: { by: 'text', keys: 'customer' },
  find: 'customer',
  isSearched: true,
  edit: { of: 'customer', part: 'name', right: 'edit-job' },
} as const satisfies Field;
