import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Instant } from '#domain/time/day';
import { refuse, type RefusalCode } from '#domain/texts/refusal';
import { addressHourMax, networkHourMax, triesOf } from '#domain/rights/sign-in-limits';
import { body } from '#http/request/body';
import type { AppEnv } from '#http/context/house';
import { problemOf } from '#http/answers/problem';
import { sessionDigest } from '#http/request/session';

const path = z
  .string()
  .max(200)
  .regex(/^\/(?!\/)/);
const signInInput = z.strictObject({ email: z.email().max(200), callbackURL: path.default('/') });
const verifyInput = z.strictObject({ token: z.string().min(1).max(200) });
const signOutInput = z.strictObject({});

interface AuthCall {
  readonly method: 'GET' | 'POST';
  /** Below /api/auth, with its query. */
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
  const given = await c.get('house').authFor(c.get('origin')).handler(request);
  if (given.status >= 500) throw new Error('sign-in failed');
  return given;
};

/** Why the library refused; null where it did not. */
const refusalOf = ({ status }: Response): RefusalCode | null => {
  if (status === 429) return 'too-many-requests';
  if (status === 403) return 'foreign-origin';
  return status >= 400 ? 'invalid-input' : null;
};

const waitSeconds = { 'retry-after': '60' };

/** Answers with the library's cookies and nothing else of its answer: a session's token stands in no body. */
const answerWith = (c: Context<AppEnv>, given: Response): Response => {
  const refusal = refusalOf(given);
  if (refusal !== null)
    return problemOf(c, { code: refusal, details: {} }, refusal === 'too-many-requests' ? waitSeconds : {});
  const cookies = given.headers.getSetCookie();
  if (cookies.length > 0)
    c.get('house').log({ event: 'session-changed', requestId: c.get('requestId'), path: c.req.routePath });
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
  return c.json({ ok: true });
};

const sourceHeader = 'cf-connecting-ip';

/**
 * Until when nobody gets a letter for this address, or from this network, any more; null while they do. It is counted
 * and said the same way whether or not the address is known.
 */
const limitedUntil = async (c: Context<AppEnv>, address: string): Promise<Instant | null> => {
  const { countTries, now } = c.get('house');
  if (countTries === null) return null;
  const tries = triesOf({ address, network: c.req.header(sourceHeader) ?? 'unknown' }, now());
  const [ofAddress = 0, ofNetwork = 0] = await countTries(tries, now());
  return ofAddress > addressHourMax || ofNetwork > networkHourMax ? tries[0].until : null;
};

const askForLetter = async (c: Context<AppEnv>, input: z.output<typeof signInInput>): Promise<Response> => {
  const until = await limitedUntil(c, input.email);
  if (until === null)
    return answerWith(c, await callAuth(c, { method: 'POST', path: '/sign-in/magic-link', body: input }));
  const seconds = Math.ceil((until - c.get('house').now()) / 1000);
  return problemOf(c, refuse('too-many-letters').refusal, { 'retry-after': String(seconds) });
};

/** The three of better-auth's routes that signing in by a link needs; its others stay shut. Only a POST changes anything. */
export const authRoutes = new Hono<AppEnv>()
  .post('/sign-in/magic-link', body(signInInput), (c) => askForLetter(c, c.req.valid('json')))
  .post('/magic-link/verify', body(verifyInput), async (c) => {
    const query = new URLSearchParams({ token: c.req.valid('json').token, callbackURL: '/' });
    const given = await callAuth(c, { method: 'GET', path: `/magic-link/verify?${query.toString()}` });
    const isSpent = refusalOf(given) === null && !given.headers.has('set-cookie');
    return isSpent ? problemOf(c, refuse('sign-in-link-spent').refusal) : answerWith(c, given);
  })
  .post('/sign-out', body(signOutInput), async (c) => {
    const session = await sessionDigest(c);
    const given = await callAuth(c, { method: 'POST', path: '/sign-out', body: {} });
    if (session !== null && given.ok) await c.get('house').live.end({ session });
    return answerWith(c, given);
  });
