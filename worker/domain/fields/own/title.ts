import type { Field } from '#domain/fields/field';

export const title = {
  id: 'title',
  property: 'title',
  condition: 'text',
  sort: { by: 'text', keys: 'title', indexed: { column: 'titleOrder', index: 'title' } },
  find: 'text',
  isSearched: true,
  edit: { of: 'job', value: 'text', lengthMax: 200, isRequired: true, right: 'edit-job' },
} as const satisfies Field;
