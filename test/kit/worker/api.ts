import { env } from 'cloudflare:workers';
import { generateSignedCookie } from 'hono/cookie';
import type { JobDetail, Problem } from '#contract/jobs/job-answers';
import { instantAt, businessDate, instant, type ClockTime, type Instant } from '#domain/time/day';
import { roles, type Role } from '#domain/rights/rights';
import { sessionCookie, type SignInLink } from '#http/context/auth';
import { createApp } from '#http/app';
import { watchedD1, type Trip } from '#test/kit/worker/d1';
import { createDeps, type BuiltDeps, type Replaced } from '#worker/deps/create-deps';
import type { Env } from '#worker/env';
import { runTick } from '#worker/index';

export const origin = 'https://jobsheet.test';
export const authSecret = 'a-secret-of-the-tests-that-is-long-enough';
export const smsSecret = 'whsec_c2VjcmV0LW9mLXRoZS1nYXRld2F5LTMyLWJ5dGVz';
export const webhookSecret = 'whsec_dGhlLXNlY3JldC1vZi10aGUtdGVzdHMtMzI=';
const sessionEnds = Date.UTC(2199, 0, 1);

/** An answer with its parsed body. */
export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

interface Sending {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A person's client of the API; `Body` is the type that the caller expects and is not checked. */
export interface Client {
  readonly send: <Body>(sending: Sending) => Promise<Answer<Body>>;
  readonly get: <Body = JobDetail>(path: string) => Promise<Answer<Body>>;
  readonly post: <Body = JobDetail>(path: string, body: unknown, key?: string) => Promise<Answer<Body>>;
  readonly patch: <Body = JobDetail>(path: string, body: unknown) => Promise<Answer<Body>>;
  /** Like post, for an answer that must be a refusal. */
  readonly refused: (path: string, body: unknown, method?: 'POST' | 'PATCH') => Promise<Answer<Problem>>;
}

/** A shop with one person a role, a clock that the test controls, and a log of all database round trips. */
export interface Shop extends Readonly<Record<Role, Client>> {
  readonly clock: { now: Instant; readonly to: (on: string, clock?: ClockTime) => void };
  readonly deps: BuiltDeps;
  readonly trips: Trip[];
  /** Handlers that can make the next round trips fail by throwing. */
  readonly watch: {
    before: (trip: Trip) => void | Promise<void>;
    after: (trip: Trip, input: unknown) => void | Promise<void>;
  };
  readonly links: SignInLink[];
  readonly log: Readonly<Record<string, unknown>>[];
  /** A client without a session. */
  readonly stranger: Client;
  /** The app's routes as Hono lists them. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  /** The cookie of a role's session. */
  readonly cookie: (role: Role) => Promise<string>;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Runs cron at the clock's time. */
  readonly tick: () => Promise<void>;
}

const staffId = (role: Role): string => `stf_${role}`;

const putStaff = async (d1: D1Database): Promise<void> => {
  const now = Date.UTC(2026, 0, 1);
  await d1.batch(
    roles.flatMap((role) => [
      d1
        .prepare(
          `insert or ignore into staff (id, name, email, email_verified, role, locale, is_active, created_at, updated_at)
           values (?, ?, ?, 1, ?, 'en', 1, ?, ?)`,
        )
        .bind(staffId(role), `The ${role}`, `${role}@shop.test`, role, now, now),
      d1
        .prepare(
          `insert or ignore into session (id, token, user_id, expires_at, created_at, updated_at) values (?, ?, ?, ?, ?, ?)`,
        )
        .bind(`ses_${role}`, `token-of-${role}`, staffId(role), sessionEnds, now, now),
    ]),
  );
};

const cookieOf = async (role: Role): Promise<string> => {
  const cookie = await generateSignedCookie(sessionCookie(origin), `token-of-${role}`, authSecret, {
    secure: true,
  });
  return cookie.split(';')[0] ?? '';
};

const clientOf = (fetch: Shop['fetch'], cookie: string | null): Client => {
  const send = async <Body>({ method, path, body, headers = {} }: Sending): Promise<Answer<Body>> => {
    const request = new Request(origin + path, {
      method,
      headers: {
        'accept-language': 'en',
        ...(cookie === null ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        // Like a browser, every write sends its origin.
        ...(method === 'GET' ? {} : { origin }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const response = await fetch(request);
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? await response.json<Body>() : JSON.parse(JSON.stringify(await response.text())),
    };
  };
  return {
    send,
    get: (path) => send({ method: 'GET', path }),
    post: (path, body, key) =>
      send({
        method: 'POST',
        path,
        body,
        ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
      }),
    patch: (path, body) => send({ method: 'PATCH', path, body }),
    refused: (path, body, method = 'POST') => send({ method, path, body }),
  };
};

/** Opens a test's shop, at nine on the given day in Shanghai. */
export const openShop = async (on = '2026-03-02', replaced: Replaced = {}): Promise<Shop> => {
  await putStaff(env.DB);
  const clock = {
    now: instantAt(businessDate(on), '09:00', 'Asia/Shanghai'),
    to: (day: string, time: ClockTime = '09:00') => {
      clock.now = instantAt(businessDate(day), time, 'Asia/Shanghai');
    },
  };
  const trips: Trip[] = [];
  const watch: Shop['watch'] = { before: () => undefined, after: () => undefined };
  const DB = watchedD1(env.DB, {
    before: (trip) => {
      trips.push(trip);
      return watch.before(trip);
    },
    after: (trip, input) => watch.after(trip, input),
  });
  const links: SignInLink[] = [];
  const log: Readonly<Record<string, unknown>>[] = [];
  const bindings: Env = {
    DB,
    FILES: env.FILES,
    LIVE: env.LIVE,
    SHOP_NAME: 'Test Shop',
    SHOP_ZONE: 'Asia/Shanghai',
    SHOP_CURRENCY: 'CNY',
    NOTICE_CHANNEL: 'console',
    PUBLIC_URL: origin,
    PAY_PAGE_URL: `${origin}/sandbox/pay`,
    BETTER_AUTH_SECRET: authSecret,
    STANDARD_WEBHOOK_SECRET: webhookSecret,
    SMSIN_WEBHOOK_SECRET: smsSecret,
  };
  const deps = createDeps(bindings, {
    now: () => instant(clock.now),
    log: (entry) => log.push(entry),
    retryTimer: {
      random: Math.random,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 5))),
    },
    sendSignInLink: async (link) => {
      links.push(link);
    },
    isRateLimited: false,
    channel: { key: 'console', isIdempotent: true, send: async () => ({ outcome: 'sent' }) },
    ...replaced,
  });
  const app = createApp(() => deps);
  const fetch: Shop['fetch'] = async (request) => app.fetch(request, bindings);
  const people = await Promise.all(
    roles.map(async (role) => [role, clientOf(fetch, await cookieOf(role))] as const),
  );
  const byRole = new Map(people);
  const person = (role: Role): Client => byRole.get(role) ?? clientOf(fetch, null);
  return {
    owner: person('owner'),
    manager: person('manager'),
    staff: person('staff'),
    finance: person('finance'),
    viewer: person('viewer'),
    stranger: clientOf(fetch, null),
    clock,
    deps,
    trips,
    watch,
    links,
    log,
    routes: app.routes,
    cookie: cookieOf,
    fetch,
    tick: () => runTick(deps, clock.now),
  };
};

/** The renovation that tests open. */
export const aRenovation = {
  flow: 'renovation',
  title: 'Lane 12, flat 3',
  customer: { name: '王小明', phone: '13800138000', address: 'Lane 12' },
} as const;

/** Opens a job and returns its detail. */
export const openJob = async (shop: Shop, more: object = {}): Promise<JobDetail> => {
  const { status, body } = await shop.owner.post('/api/jobs', { ...aRenovation, ...more });
  if (status !== 201) throw new Error(`the job was not opened: ${JSON.stringify([body, shop.log])}`);
  return body;
};
