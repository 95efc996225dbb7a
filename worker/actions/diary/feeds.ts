import type { Ctx } from '#actions/decide/context';
import { allowed, mayDo } from '#actions/decide/right';
import { byAppointment, placeOf, type RowsOfOne } from '#actions/diary/diary-rows';
import type { CreatedFeed, Feeds, NewFeed } from '#contract/diary/diary';
import { calendarFile, type CalendarEvent } from '#domain/appointments/calendar-file';
import { feedTexts } from '#domain/appointments/feed-texts';
import { compile } from '#domain/flow/compile/compile';
import { may } from '#domain/rights/rights';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { locales, type Locale } from '#domain/texts/text';
import { thingTexts } from '#domain/texts/thing-texts';
import { dayMs, instant, type Instant } from '#domain/time/day';
import type { DiaryStore, Feed, LiveFeed } from '#store/diary/diary-store';

/** Most feeds of one person that are in use. */
const feedsMax = 20;
const daysBack = 30;
const daysAhead = 180;
/** Most rows of one file. */
const rowsMax = 2000;

/** Makes secrets and their hashes; an address is as good as its secret. */
export interface FeedSecrets {
  /** 32 random bytes, base64url. */
  readonly newSecret: () => string;
  /** SHA-256, hexadecimal. */
  readonly hash: (secret: string) => Promise<string>;
}

const viewOf = ({ id, scope, hasContact, createdAt }: Feed) => ({ id, scope, hasContact, createdAt });

/** A person's feeds that are in use. */
export const listFeeds = async (ctx: Ctx, store: DiaryStore): Promise<Result<Feeds>> =>
  succeed({
    feeds: (await store.feeds(ctx.actor.id)).map(viewOf),
    mayAll: mayDo(ctx, 'feed-of-all'),
  });

/** Makes a feed. Its secret is in the answer and nowhere else. */
export const addFeed = async (
  ctx: Ctx,
  {
    store,
    secrets,
    origin,
  }: { readonly store: DiaryStore; readonly secrets: FeedSecrets; readonly origin: string },
  { scope, hasContact }: NewFeed,
): Promise<Result<CreatedFeed>> => {
  const right = allowed(ctx, scope === 'all' ? 'feed-of-all' : 'read');
  if (!right.ok) return right;
  const known = await store.feeds(ctx.actor.id);
  if (known.length >= feedsMax) return refuse('too-many-feeds', { most: feedsMax });
  const secret = secrets.newSecret();
  const row: Feed = {
    id: ctx.newId('fed'),
    staffId: ctx.actor.id,
    secretHash: await secrets.hash(secret),
    scope,
    hasContact,
    locale: ctx.locale,
    createdAt: ctx.now,
    revokedAt: null,
  };
  await store.addFeed(row);
  return succeed({ feed: viewOf(row), url: `${origin}/feeds/${secret}.ics` });
};

/** Revokes a feed of the person's own. */
export const revokeFeed = async (ctx: Ctx, store: DiaryStore, id: string): Promise<Result<Feeds>> => {
  const done = await store.revokeFeed(id, ctx.actor.id, ctx.now);
  return done ? listFeeds(ctx, store) : refuse('not-found', { what: thingTexts.feed });
};

interface FeedOf {
  readonly feed: LiveFeed;
  readonly locale: Locale;
  readonly shopName: string;
  readonly origin: string;
}

/** The rows of one appointment: it is off when all of them are. */
const eventOf = (rows: RowsOfOne, { feed, locale, shopName, origin }: FeedOf): CalendarEvent => {
  const row = rows.find(({ state }) => state !== 'cancelled') ?? rows[0];
  const texts = feedTexts[locale];
  const label = compile(row.flow).appointments.find(({ key }) => key === row.key)?.label[locale] ?? row.key;
  const { place, isInShop } = placeOf(row);
  const { hasContact } = feed;
  const visible = isInShop ? shopName : hasContact ? place : null;
  const contact = [
    ...(hasContact && row.phone !== null ? [`${texts.phone}${row.phone}`] : []),
    ...(hasContact && row.address !== null ? [`${texts.address}${row.address}`] : []),
  ];
  return {
    uid: [row.jobId, row.key, ...(row.entry === '' ? [] : [row.entry])].join('.').concat('@jobsheet'),
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    summary: `${label} · ${row.title}`,
    description: [`J-${row.jobNumber} · ${row.customerName}`, ...contact].join('\n'),
    location: visible,
    url: `${origin}/jobs/${row.jobId}`,
    isCancelled: row.state === 'cancelled',
    sequence: Math.max(...rows.map(({ changedVersion }) => changedVersion)),
    changedAt: instant(Math.max(...rows.map(({ changedAt }) => changedAt))),
  };
};

const secretPattern = /^[A-Za-z0-9_-]{43}$/;

/**
 * The calendar file of a secret address. An unknown, a revoked and a malformed one are answered alike, and so is one whose
 * person left or has lost the right.
 */
export const readFeed = async (
  {
    store,
    hash,
    shopName,
    origin,
    now,
  }: {
    readonly store: DiaryStore;
    readonly hash: FeedSecrets['hash'];
    readonly shopName: string;
    readonly origin: string;
    readonly now: Instant;
  },
  file: string,
): Promise<Result<string>> => {
  const unknown = refuse('not-found', { what: thingTexts.feed });
  const secret = file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '';
  if (!secretPattern.test(secret)) return unknown;
  const feed = await store.findFeed(await hash(secret));
  if (feed === null || (feed.scope === 'all' && !may(feed.role, 'feed-of-all'))) return unknown;
  const rows = await store.appointments({
    from: instant(now - daysBack * dayMs),
    to: instant(now + daysAhead * dayMs),
    who: feed.scope === 'all' ? null : feed.staffId,
    hasCancelled: true,
    limit: rowsMax,
  });
  const locale = locales.find((each) => each === feed.locale) ?? 'en';
  const events = byAppointment(rows).map((group) => eventOf(group, { feed, locale, shopName, origin }));
  const name = feed.scope === 'all' ? shopName : `${shopName} · ${feed.name}`;
  return succeed(calendarFile({ name, events }));
};
