import type { Field } from '#domain/fields/field';

/** The assignee: the staff member who is responsible for the job. */
export const owner = {
  id: 'owner',
  property: 'ownerId',
  condition: 'set',
  sort: null,
  find: 'staff',
  edit: { of: 'job', value: 'staff', isRead: true, right: 'edit-job' },
} as const satisfies Field;
