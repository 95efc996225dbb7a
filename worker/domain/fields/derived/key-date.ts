import type { Field } from '#domain/fields/field';

/** The date that the job's trade counts from: a fact of the trade. */
export const keyDate = {
  id: 'keyDate',
  property: 'keyDate',
  condition: 'date',
  sort: { by: 'value', column: 'keyDateOrder', index: 'key_date' },
  find: 'day',
  edit: { of: 'fact', named: 'keyDate', right: 'edit-job' },
} as const satisfies Field;
