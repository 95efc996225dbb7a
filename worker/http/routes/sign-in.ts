import type { Context } from 'hono';
import type { z } from 'zod';
import { peopleRoutes } from '#contract/routes/people';
import type { Instant } from '#domain/time/day';
import { refuse, type RefusalCode } from '#domain/texts/refusal';
import { addressHourMax, networkHourMax, triesOf } from '#domain/rights/sign-in-limits';
import type { AppEnv } from '#http/context/app-deps';
import { problemOf } from '#http/answers/problem';
import { on, type ServedRoute } from '#http/request/serve-routes';
import { sessionDigest } from '#http/request/session';

interface AuthCall {
  readonly method: 'GET' | 'POST';
  /** The path below /api/auth, with its query. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

const callAuth = async (
  c: Context<AppEnv>,
  { method, path: to, body: sent }: AuthCall,
): Promise<Response> => {
  const request = new Request(new URL(`/api/auth${to}`, c.get('origin')), {
    method,
    headers: c.req.raw.headers,
    redirect: 'manual',
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  });
  const input = await c.get('deps').authFor(c.get('origin')).handler(request);
  if (input.status >= 500) throw new Error('sign-in failed');
  return input;
};

/** The reason of better-auth's refusal; null when it did not refuse. */
const refusalOf = ({ status }: Response): RefusalCode | null => {
  if (status === 429) return 'too-many-requests';
  if (status === 403) return 'foreign-origin';
  return status >= 400 ? 'invalid-input' : null;
};

const waitSeconds = { 'retry-after': '60' };

/** Forwards only the cookies of better-auth's answer, because its body holds the session token. */
const answerWith = (c: Context<AppEnv>, input: Response): Response => {
  const refusal = refusalOf(input);
  if (refusal !== null)
    return problemOf(c, { code: refusal, details: {} }, refusal === 'too-many-requests' ? waitSeconds : {});
  const cookies = input.headers.getSetCookie();
  if (cookies.length > 0)
    c.get('deps').log({ event: 'session-changed', requestId: c.get('requestId'), path: c.req.routePath });
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
  return c.json({ ok: true });
};

const sourceHeader = 'cf-connecting-ip';

/**
 * The end of the rate limit for this address or network; null when no limit applies. Known and unknown addresses are
 * counted and answered alike.
 */
const limitedUntil = async (c: Context<AppEnv>, address: string): Promise<Instant | null> => {
  const { countTries, now } = c.get('deps');
  if (countTries === null) return null;
  const tries = triesOf({ address, network: c.req.header(sourceHeader) ?? 'unknown' }, now());
  const [ofAddress = 0, ofNetwork = 0] = await countTries(tries, now());
  return ofAddress > addressHourMax || ofNetwork > networkHourMax ? tries[0].until : null;
};

const requestSignInLink = async (
  c: Context<AppEnv>,
  input: z.output<typeof peopleRoutes.askForLetter.body>,
): Promise<Response> => {
  const until = await limitedUntil(c, input.email);
  if (until === null)
    return answerWith(c, await callAuth(c, { method: 'POST', path: '/sign-in/magic-link', body: input }));
  const seconds = Math.ceil((until - c.get('deps').now()) / 1000);
  return problemOf(c, refuse('too-many-letters').refusal, { 'retry-after': String(seconds) });
};

/** Routes for signing in by an e-mailed link, and for signing out. */
export const signIn: readonly ServedRoute[] = [
  on(peopleRoutes.askForLetter, ({ c, body }) => requestSignInLink(c, body)),
  on(peopleRoutes.signIn, async ({ c, body }) => {
    const query = new URLSearchParams({ token: body.token, callbackURL: '/' });
    const input = await callAuth(c, { method: 'GET', path: `/magic-link/verify?${query.toString()}` });
    const isSpent = refusalOf(input) === null && !input.headers.has('set-cookie');
    return isSpent ? refuse('sign-in-link-spent') : answerWith(c, input);
  }),
  on(peopleRoutes.signOut, async ({ c, deps }) => {
    const session = await sessionDigest(c);
    const input = await callAuth(c, { method: 'POST', path: '/sign-out', body: {} });
    if (session !== null && input.ok) await deps.live.end({ session });
    return answerWith(c, input);
  }),
];
