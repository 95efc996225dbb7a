import type { Field } from '#domain/fields/field';

/** The date to which the rules of a trade refer, such as the wedding day. Each trade names the fact that holds it. */
export const keyDate = {
  id: 'keyDate',
  property: 'keyDate',
  condition: 'date',
  sort: { by: 'value', column: 'keyDateOrder', index: 'key_date' },
  find: 'day',
  edit: { of: 'fact', named: 'keyDate', right: 'edit-job' },
} as const satisfies Field;
