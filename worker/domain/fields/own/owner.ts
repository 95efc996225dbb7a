import type { Field } from '#domain/fields/field';

/** The member of the staff who is in charge. */
export const owner = {
  id: 'owner',
  property: 'ownerId',
  condition: 'set',
  sort: null,
  find: 'staff',
  edit: { of: 'job', value: 'staff', isRead: true, right: 'edit-job' },
} as const satisfies Field;
