import type { Field } from '#domain/fields/field';

export const number = {
  id: 'number',
  property: 'number',
  condition: null,
  sort: { by: 'value', index: 'number' },
  find: 'number',
  edit: null,
} as const satisfies Field;
