import { waitUntil } from 'cloudflare:workers';
import { monotonicFactory } from 'ulid';
import { chinaYears } from '#domain/time/calendars/index';
import { instant, type Instant, type Zone } from '#domain/time/day';
import { flows } from '#domain/trades/index';
import { dailyMessageKey, messagesDayMax } from '#domain/rights/sign-in-limits';
import { text } from '#domain/texts/text';
import { createAuth, type Auth, type SignInLink } from '#http/context/auth';
import type { AppDeps } from '#http/context/app-deps';
import { r2Storage } from '#files/r2';
import { openLive } from '#live/open-live';
import type { Channel } from '#notify/channel';
import { openChannel } from '#notify/index';
import { findProvider, providers } from '#payments/index';
import { newReference, referenceBytes } from '#payments/reference';
import { webhookSecrets } from '#payments/webhook-secrets';
import { authDatabase } from '#store/people/auth-database';
import { createStore } from '#store/d1-store';
import { createShopStore } from '#store/shop-store';
import { tryCounts, type CountTries } from '#store/people/try-counts';
import { parseEnv, type Env, type Settings } from '#worker/env';
import { logLine } from '#worker/deps/log';
import { randomFraction } from '#worker/deps/random';
import { newSecret } from '#worker/deps/secret';
import { sha256 } from '#worker/deps/sha256';
import { withChangeEvents } from '#worker/deps/change-events';

// Monotonic: ids of the same millisecond increase too, so rows sort in the order of writing.
const nextUlid = monotonicFactory(randomFraction);

/** The app's dependencies with the channel of its notices. */
export interface BuiltDeps extends AppDeps {
  readonly channel: Channel;
}

/** Parts that an entry or a test replaces. */
export type Replaced = Partial<BuiltDeps> & {
  readonly sendSignInLink?: SendLink;
  readonly isRateLimited?: boolean;
};

const linkSubject = text('Your sign-in link', '您的登录链接', '您的登入連結');
const linkBody = text(
  'Open this link within 15 minutes to sign in. It works once.\n{url}',
  '请在 15 分钟内打开此链接登录，仅可使用一次。\n{url}',
  '請在 15 分鐘內開啟此連結登入，僅可使用一次。\n{url}',
);

const sendBy = (channel: Channel) => {
  const send = async ({ email, name, locale, url }: SignInLink): Promise<void> => {
    const sending = await channel.send({
      effectKey: `sign-in:${nextUlid()}`,
      to: { name, email, phone: null },
      locale,
      subject: linkSubject[locale],
      body: linkBody[locale].replace('{url}', () => url),
    });
    if (sending.outcome !== 'sent')
      logLine({ event: 'sign-in-link', outcome: sending.outcome, error: sending.error });
  };
  return send;
};

type SendLink = (link: SignInLink) => Promise<void>;

interface MessageLimit {
  readonly countTries: CountTries | null;
  readonly zone: Zone;
  readonly now: () => Instant;
  readonly log: AppDeps['log'];
}

/**
 * Sends a sign-in message within the day's limit. Beyond it the request still succeeds, because a
 * refusal would reveal that the address is known.
 */
const withinDay =
  (send: SendLink, { countTries, zone, now, log }: MessageLimit): SendLink =>
  async (link) => {
    const [count = 0] = (await countTries?.([dailyMessageKey(now(), zone)], now())) ?? [];
    if (count <= messagesDayMax) await send(link);
    else log({ event: 'sign-in-link', outcome: 'limited', count });
  };

/** Sends after the answer, because the time of sending would reveal that the address is known. */
const behindAnswer =
  (send: SendLink): SendLink =>
  async (link) =>
    waitUntil(send(link));

const channelOf = (env: Env, settings: Settings): Channel =>
  openChannel(settings.noticeChannel, {
    mail: env.EMAIL ?? null,
    mailFrom: settings.mailFrom,
    write: (line) => logLine({ event: 'notice', line }),
  });

/** One better-auth instance for each origin of the site. */
const authByOrigin = (make: (origin: string) => Auth): ((origin: string) => Auth) => {
  const created = new Map<string, Auth>();
  return (origin) => {
    const auth = created.get(origin) ?? make(origin);
    created.set(origin, auth);
    return auth;
  };
};

const waitMs = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const secretsOf = (settings: Settings, log: AppDeps['log']): AppDeps['webhookSecrets'] => {
  const states = webhookSecrets(providers, settings.webhookSecrets);
  for (const { provider, secret, issue } of states)
    if (issue !== null) log({ event: 'webhook-secret', provider, secret, issue });
  return states;
};

/** Creates the dependencies from the platform's bindings; throws an error that lists all missing settings. */
export const createDeps = (env: Env, replaced: Replaced = {}): BuiltDeps => {
  const settings = parseEnv(env);
  const shopStore = createShopStore({ db: env.DB, flows });
  const channel = replaced.channel ?? channelOf(env, settings);
  const database = authDatabase(env.DB);
  const { sendSignInLink = sendBy(channel), isRateLimited = true, ...parts } = replaced;
  const { zone } = settings.shop;
  const countTries = isRateLimited ? tryCounts(env.DB, settings.authSecret) : null;
  const { now = () => instant(Date.now()) } = parts;
  const { log = logLine, live = openLive({ hubs: env.LIVE, behind: waitUntil, wait: waitMs, log }) } = parts;
  return {
    settings,
    store: withChangeEvents(createStore({ db: env.DB, flows, zone }), live.publish),
    live,
    shopStore,
    channel,
    storage: env.FILES === undefined ? null : r2Storage(env.FILES),
    authFor: authByOrigin((origin) =>
      createAuth({
        database,
        secret: settings.authSecret,
        origin,
        isRateLimited,
        findMember: (email) => shopStore.findMember(email),
        isActive: (staffId) => shopStore.isActive(staffId),
        sendLink: behindAnswer(withinDay(sendSignInLink, { countTries, zone, now, log })),
      }),
    ),
    countTries,
    sendLetter: (message) => channel.send(message),
    now,
    newId: (prefix) => `${prefix}_${nextUlid()}`,
    retryTimer: { random: randomFraction, wait: waitMs },
    hash: sha256,
    sendMessage: (message) => channel.send(message),
    flows,
    years: chinaYears,
    log: logLine,
    isLocal: false,
    webhookSecrets: secretsOf(settings, log),
    findProvider,
    newSecret,
    newReference: () => newReference(crypto.getRandomValues(new Uint8Array(referenceBytes))),
    ...parts,
  };
};
