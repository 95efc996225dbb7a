import type { Instant } from '#domain/time/day';

/** Creates an owner in a database without staff, so that an empty shop can be entered; false when there is staff. */
export const createOwner = async (db: D1Database, now: Instant): Promise<boolean> => {
  const written = await db
    .prepare(
      `insert into staff (id, name, email, email_verified, role, locale, is_active, created_at, updated_at)
       select 'stf_owner', 'Owner', 'owner@example.test', 1, 'owner', 'en', 1, ?1, ?1
       where not exists (select 1 from staff) returning id`,
    )
    .bind(now)
    .first();
  return written !== null;
};
