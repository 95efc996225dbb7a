import type { Field } from '#domain/fields/field';

/** The share of the work that is done, in percent. Only some trades have a fact for it. */
export const progress = {
  id: 'progress',
  property: 'progressPercent',
  condition: 'number',
  sort: { by: 'value', whenEmpty: -1 },
  find: 'share',
  edit: { of: 'fact', named: 'progress', right: 'edit-job' },
} as const satisfies Field;
