import { betterAuth } from 'better-auth';
import { magicLink } from 'better-auth/plugins/magic-link';
import type { Locale } from '#domain/texts/text';
import type { authDatabase } from '#store/people/auth-database';

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
  /**
   * The active member of staff with this address; null for anybody else. The link is sent to the stored address, not to
   * the typed one.
   */
  readonly findMember: (email: string) => Promise<Omit<SignInLink, 'url'> | null>;
  readonly isActive: (staffId: string) => Promise<boolean>;
  readonly sendLink: (link: SignInLink) => Promise<void>;
}

const linkSeconds = 15 * 60;
/** How long a session lasts without being renewed. */
export const sessionSeconds = 7 * 24 * 3600;

const isHttps = (origin: string): boolean => origin.startsWith('https:');

/** The `__Host-` prefix on https makes browsers accept the cookie only from this host and for all its paths. */
const cookiePrefix = (origin: string): string => `${isHttps(origin) ? '__Host-' : ''}jobsheet`;

/** The name of the session's cookie. */
export const sessionCookie = (origin: string): string => `${cookiePrefix(origin)}.session_token`;

/**
 * The URL of a sign-in message. The token is in the fragment, which browsers do not send, so a mail scanner, a prefetch
 * or an access log cannot use it. The page has a button that signs in.
 */
const signInUrl = (origin: string, token: string, next: string): string => {
  const url = new URL('/sign-in', origin);
  url.hash = new URLSearchParams({ token, ...(next === '/' ? {} : { next }) }).toString();
  return url.toString();
};

/** Sign-in by an e-mailed link: no passwords, no sign-up, active staff only. */
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
      cookiePrefix: cookiePrefix(parts.origin),
      // better-auth would add the prefix `__Secure-` otherwise.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isHttps(parts.origin) },
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
        sendMagicLink: async ({ email, url, token }) => {
          const member = await parts.findMember(email);
          if (member === null) return;
          const next = new URL(url).searchParams.get('callbackURL') ?? '/';
          await parts.sendLink({ url: signInUrl(parts.origin, token, next), ...member });
        },
      }),
    ],
  });

export type Auth = ReturnType<typeof createAuth>;
