export const roles = ['owner', 'manager', 'staff', 'finance', 'viewer'] as const;

/** The role of a member of staff. */
export type Role = (typeof roles)[number];

/** The roles of each right. A right is one line; every signed-in person may read. */
export const rights = {
  read: ['owner', 'manager', 'staff', 'finance', 'viewer'],
  'open-job': ['owner', 'manager', 'staff'],
  'edit-job': ['owner', 'manager', 'staff', 'finance'],
  'edit-amounts': ['owner', 'manager', 'finance'],
  'move-stage': ['owner', 'manager', 'staff'],
  'move-flow': ['owner', 'manager'],
  'override-gate': ['owner', 'manager'],
  'decide-change-order': ['owner', 'manager'],
  'handle-notice': ['owner', 'manager', 'staff', 'finance'],
  'create-link': ['owner', 'manager', 'finance', 'staff'],
  'take-payment': ['owner', 'manager', 'finance'],
  refund: ['owner', 'manager', 'finance'],
  reverse: ['owner', 'manager', 'finance'],
  'share-view': ['owner', 'manager'],
  'feed-of-all': ['owner', 'manager'],
  'give-duties': ['owner', 'manager'],
  'read-unmatched': ['owner', 'manager', 'finance'],
  'manage-staff': ['owner'],
  'edit-shop': ['owner'],
  'edit-catalogue': ['owner', 'manager'],
  'edit-closures': ['owner', 'manager'],
  'edit-leave': ['owner', 'manager'],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof rights;

/** Whether a role has a right. Providers and cron have no role: their routes call only their own actions. */
export const may = (role: Role, right: Right): boolean => rights[right].some((item) => item === role);
