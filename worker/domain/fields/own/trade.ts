import type { Field } from '#domain/fields/field';

/** The trade of the job. It never changes. */
export const trade = {
  id: 'trade',
  property: 'flow',
  column: 'flowKey',
  condition: 'set',
  isAlwaysFilled: true,
  sort: null,
  find: 'trade',
  edit: null,
} as const satisfies Field;
