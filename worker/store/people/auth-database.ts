import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { drizzle } from 'drizzle-orm/d1';
import { account, session, staff, verification } from '#db/schema/people/auth';

/** The Drizzle adapter of better-auth's tables on D1; its user table is `staff`. */
export const authDatabase = (db: D1Database) =>
  drizzleAdapter(drizzle(db), {
    provider: 'sqlite',
    schema: { user: staff, session, account, verification },
  });
