import type { Field } from '#domain/fields/field';

/** The number of missing items of the current stage. */
export const missing = {
  id: 'missing',
  property: 'missingCount',
  condition: 'number',
  isEmptyAtZero: true,
  sort: { by: 'value' },
  find: null,
  edit: null,
} as const satisfies Field;
