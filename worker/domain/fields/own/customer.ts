import type { Field } from '#domain/fields/field';

/** The customer's name. A search of this field covers the telephone number too. */
export const customer = {
  id: 'customer',
  property: 'customerName',
  condition: 'text',
  sort: { by: 'text', keys: 'customer' },
  find: 'customer',
  isSearched: true,
  edit: { of: 'customer', part: 'name', right: 'edit-job' },
} as const satisfies Field;
