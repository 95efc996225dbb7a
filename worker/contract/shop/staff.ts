import { z } from 'zod';
import { roles } from '#domain/rights/rights';
import { businessDate, id, instant, locale, shortText, textValue } from '../values.ts';

const role = z.enum(roles);
const email = z.email().max(200);

const leaveSpan = { from: businessDate, to: businessDate };

const leaveView = z.object({ id: z.string(), ...leaveSpan, note: z.string().nullable() });

export const staffView = z.object({
  id: z.string(),
  name: z.string(),
  role,
  locale,
  isActive: z.boolean(),
  version: z.int(),
  /** Null for those who may not manage the staff. */
  email: z.string().nullable(),
  /** The last use of a session; null without one, and for those who may not manage the staff. */
  lastSeenAt: instant.nullable(),
  /** Leave that is not over. */
  leaves: z.array(leaveView),
});

export const inviteView = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role,
  locale,
  invitedAt: instant,
  expiresAt: instant,
});

export const staffList = z.object({
  staff: z.array(staffView),
  /** Open invitations; none for those who may not manage the staff. */
  invites: z.array(inviteView),
});

/** Invites a colleague; another invitation of the same address makes the one before it void. */
export const newInvite = z.strictObject({ email, name: shortText.max(100), role, locale });

export const patchInvite = z.strictObject({ isRevoked: z.literal(true) });

/** What happened to the letter of an invitation. */
export const inviteAnswer = staffList.extend({
  letter: z.enum(['sent', 'failed', 'unknown', 'limited']),
});

export const patchStaff = z.strictObject({
  baseVersion: z.int().min(1),
  name: shortText.max(100).optional(),
  role: role.optional(),
  locale: locale.optional(),
});

/** A person's own name and the language of their letters. */
export const patchMe = z.strictObject({ name: shortText.max(100).optional(), locale: locale.optional() });

export const saveLeave = z.union([
  z.strictObject({ ...leaveSpan, note: shortText.nullish() }),
  z.strictObject({ leaveId: id, isRemoved: z.literal(true) }),
]);

export const staffWork = z.object({
  jobs: z.array(
    z.object({
      id: z.string(),
      number: z.int(),
      title: z.string(),
      isInCharge: z.boolean(),
      /** Open tasks of theirs, and fields of the job that name them. */
      tasks: z.array(textValue),
    }),
  ),
  /** Jobs beyond those of this answer. */
  moreCount: z.int(),
});

/** Ends a person's work here; each of their open jobs is handed to somebody, or to nobody. */
export const deactivateStaff = z.strictObject({
  baseVersion: z.int().min(1),
  hand: z.array(z.strictObject({ jobId: id, to: id.nullable() })).max(100),
});

export const endedSessions = z.object({ ended: z.int() });

const token = z.string().min(20).max(200);

/** The invitation of a link, for the person who opened it. */
export const readInvite = z.strictObject({ token });
export const openedInvite = z.object({
  name: z.string(),
  email: z.string(),
  role,
  shopName: z.string(),
  invitedBy: z.string(),
});
export const acceptInvite = z.strictObject({ token, name: shortText.max(100), locale });

export type StaffView = z.infer<typeof staffView>;
export type InviteView = z.infer<typeof inviteView>;
export type StaffList = z.infer<typeof staffList>;
export type NewInvite = z.infer<typeof newInvite>;
export type InviteAnswer = z.infer<typeof inviteAnswer>;
export type PatchStaff = z.infer<typeof patchStaff>;
export type PatchMe = z.infer<typeof patchMe>;
export type SaveLeave = z.infer<typeof saveLeave>;
export type StaffWork = z.infer<typeof staffWork>;
export type DeactivateStaff = z.infer<typeof deactivateStaff>;
export type OpenedInvite = z.infer<typeof openedInvite>;
export type AcceptInvite = z.infer<typeof acceptInvite>;
