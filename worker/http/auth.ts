import { betterAuth } from 'better-auth';
import { magicLink } from 'better-auth/plugins/magic-link';
import type { Locale } from '#domain/text';
import type { authDatabase } from '#store/auth-database';

export interface SignInLink {
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  readonly url: string;
}

export interface AuthParts {
  readonly database: ReturnType<typeof authDatabase>;
  readonly secret: string;
  /** Origin of the site, `https://...`. */
  readonly origin: string;
  readonly isRateLimited: boolean;
  /** The active member of staff with this address; null for anybody else. */
  /** Where a link is sent is the address we know, not the one that was typed. */
  readonly findMember: (email: string) => Promise<Omit<SignInLink, 'url'> | null>;
  readonly isActive: (staffId: string) => Promise<boolean>;
  readonly sendLink: (link: SignInLink) => Promise<void>;
}

const linkSeconds = 15 * 60;
const sessionSeconds = 7 * 24 * 3600;
const cookiePrefix = 'jobsheet';

/** The name of the session's cookie: `__Secure-` where the site is https. */
export const sessionCookie = (origin: string): string =>
  `${origin.startsWith('https:') ? '__Secure-' : ''}${cookiePrefix}.session_token`;

/** Sign-in by a link that is sent: no passwords, no sign-up, only active staff. */
export const createAuth = (parts: AuthParts) =>
  betterAuth({
    baseURL: parts.origin,
    basePath: '/api/auth',
    secret: parts.secret,
    database: parts.database,
    trustedOrigins: [parts.origin],
    session: { expiresIn: sessionSeconds },
    rateLimit: { enabled: parts.isRateLimited, storage: 'memory' },
    advanced: {
      cookiePrefix,
      useSecureCookies: parts.origin.startsWith('https:'),
      ipAddress: { ipAddressHeaders: ['cf-connecting-ip'] },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
    onAPIError: { throw: true },
    databaseHooks: {
      session: { create: { before: async (session) => parts.isActive(session.userId) } },
    },
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: linkSeconds,
        storeToken: 'hashed',
        rateLimit: { window: 60, max: 10 },
        // Everybody gets the same answer; only active staff get a link.
        sendMagicLink: async ({ email, url }) => {
          const member = await parts.findMember(email);
          if (member !== null) await parts.sendLink({ url, ...member });
        },
      }),
    ],
  });

export type Auth = ReturnType<typeof createAuth>;
