import type { Field } from '#domain/fields/field';

export const stage = {
  id: 'stage',
  property: 'stage',
  condition: 'set',
  isAlwaysFilled: true,
  isOfTrade: true,
  sort: { by: 'stage' },
  find: 'stage',
  edit: { of: 'stage', right: 'move-stage' },
} as const satisfies Field;
