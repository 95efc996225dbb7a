import type { Field } from '#domain/fields/field';

/** A job keeps the trade that it was opened with. */
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
