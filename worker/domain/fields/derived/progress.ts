import type { Field } from '#domain/fields/field';

/** How much of the work is done, in percent: a fact of the trades that know it. */
export const progress = {
  id: 'progress',
  property: 'progressPercent',
  condition: 'number',
  sort: { by: 'value', whenEmpty: -1 },
  find: 'share',
  edit: { of: 'fact', named: 'progress', right: 'edit-job' },
} as const satisfies Field;
