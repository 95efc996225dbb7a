import { eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { session, staff } from '#db/schema/people/auth';
import { invite } from '#db/schema/people/invite';
import type { Instant } from '#domain/time/day';
import type { Locale } from '#domain/texts/text';
import { batch, rowsIn } from '#store/database/batch';
import { entryOfChange, type ShopEntry } from '#store/settings/shop-entry';

export type StoredInvite = typeof invite.$inferSelect;

/** An invitation to store; it is neither used nor taken back. */
export type NewInviteRow = Omit<StoredInvite, 'usedAt' | 'usedFor' | 'revokedAt'>;

/** A session that is begun with an invitation. */
export interface NewSession {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: Instant;
}

/** The use of an invitation: who joins, and the session that it begins. */
export interface InviteUse {
  readonly inviteId: string;
  /** The id of a new member; a former member of the same address keeps theirs. */
  readonly staffId: string;
  readonly name: string;
  readonly locale: Locale;
  readonly at: Instant;
  readonly session: NewSession;
  readonly entry: ShopEntry;
}

/** The invitations. Each method is one round trip. */
export interface InviteStore {
  /** Stores an invitation in place of an earlier one of the same address. */
  putInvite(added: NewInviteRow, entry: ShopEntry): Promise<void>;
  revokeInvite(id: string, at: Instant, entry: ShopEntry): Promise<boolean>;
  /** By the hash of its token, with the name of who sent it. */
  findInvite(tokenHash: string): Promise<(StoredInvite & { readonly inviterName: string | null }) | null>;
  /** Uses an invitation once, with the member and the session that it makes; false when it was used meanwhile. */
  useInvite(use: InviteUse): Promise<boolean>;
}

/** The store's invitations, on D1. */
export const inviteStore = (d1: D1Database): InviteStore => {
  const db = drizzle(d1);
  return {
    putInvite: async ({ id, email, name, role, locale, tokenHash, ...more }, entry) => {
      const { invitedBy, invitedAt, expiresAt } = more;
      await batch(d1, [
        sql`insert or replace into ${invite}
          (id, email, name, role, locale, token_hash, invited_by, invited_at, expires_at)
          values (${id}, ${email}, ${name}, ${role}, ${locale}, ${tokenHash}, ${invitedBy}, ${invitedAt}, ${expiresAt})`,
        entryOfChange(entry),
      ]);
    },
    revokeInvite: async (id, at, entry) => {
      const results = await batch(d1, [
        sql`update ${invite} set revoked_at = ${at}
          where id = ${id} and used_at is null and revoked_at is null returning id`,
        entryOfChange(entry),
      ]);
      return rowsIn(results, 0).length > 0;
    },
    findInvite: async (tokenHash) => {
      const [row] = await db
        .select({ invite, inviterName: staff.name })
        .from(invite)
        .leftJoin(staff, eq(staff.id, invite.invitedBy))
        .where(eq(invite.tokenHash, tokenHash));
      return row === undefined ? null : { ...row.invite, inviterName: row.inviterName };
    },
    useInvite: async ({ inviteId, staffId, name, locale, at, session: begun, entry }) => {
      // Whoever lost the race finds another's session in the invitation, and writes nothing.
      const isOurs = sql`${invite.id} = ${inviteId} and ${invite.usedFor} = ${begun.id}`;
      const results = await batch(d1, [
        sql`update ${invite} set used_at = ${at}, used_for = ${begun.id}
          where id = ${inviteId} and used_at is null and revoked_at is null and expires_at >= ${at} returning id`,
        entryOfChange(entry),
        sql`insert into ${staff} (id, name, email, email_verified, role, locale, is_active, created_at, updated_at)
          select ${staffId}, ${name}, email, 1, role, ${locale}, 1, ${at}, ${at} from ${invite} where ${isOurs}
          on conflict (email) do update set name = excluded.name, role = excluded.role, locale = excluded.locale,
            is_active = 1, version = version + 1, updated_at = excluded.updated_at`,
        sql`insert into ${session} (id, token, user_id, expires_at, created_at, updated_at)
          select ${begun.id}, ${begun.token}, ${staff.id}, ${begun.expiresAt}, ${at}, ${at} from ${staff}
          join ${invite} on ${invite.email} = ${staff.email}
          where ${isOurs}`,
      ]);
      return rowsIn(results, 0).length > 0;
    },
  };
};
