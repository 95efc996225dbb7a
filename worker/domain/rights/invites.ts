import { dayMs, instant, type Instant } from '#domain/time/day';

const inviteDays = 7;

/** When an invitation that is sent now ends. */
export const inviteEnds = (now: Instant): Instant => instant(now + inviteDays * dayMs);

/** What decides whether an invitation may be used. */
interface InviteDates {
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

export type InviteRefusal = 'invite-used' | 'invite-void' | 'invite-expired';

/** Why an invitation can no longer be used; null while it can. */
export const inviteRefusal = (
  { expiresAt, usedAt, revokedAt }: InviteDates,
  now: Instant,
): InviteRefusal | null => {
  if (usedAt !== null) return 'invite-used';
  if (revokedAt !== null) return 'invite-void';
  return now > expiresAt ? 'invite-expired' : null;
};
