import type { Context } from 'hono';
import type { AppEnv } from '#http/context/app-deps';
import type { SignInLink } from '#http/context/auth';
import { z } from 'zod';

/** The address to sign in; absent: the shop's owner. */
export const signInInput = z.strictObject({ email: z.email().optional() });

/** The last sign-in link for each address; the local run returns it instead of sending it. */
const links = new Map<string, string>();

/** Stores a link instead of sending it. */
export const keepSignInLink = async ({ email, url }: SignInLink): Promise<void> => {
  links.set(email.toLowerCase(), url);
};

const ownerEmail = async (db: D1Database): Promise<string | null> => {
  const first = `select email from staff where role = 'owner' and is_active = 1 order by created_at, id limit 1`;
  return db.prepare(first).first<string>('email');
};

/** A one-time sign-in link; null when no staff member has the address. */
export const makeSignInLink = async (
  c: Context<AppEnv>,
  wanted: string | undefined,
): Promise<string | null> => {
  const email = (wanted ?? (await ownerEmail(c.env.DB)))?.toLowerCase();
  if (email === undefined) return null;
  links.delete(email);
  const auth = c.get('deps').authFor(c.get('origin'));
  await auth.api.signInMagicLink({
    body: { email, callbackURL: '/' },
    headers: c.req.raw.headers,
  });
  return links.get(email) ?? null;
};
