import { z } from 'zod';
import { minorMax } from '#domain/money/money';
import { parseClockTime, type ClockTime } from '#domain/time/day';
import { businessDate, factKey, id, instant, locale, plainText, shortText, textValue } from '../values.ts';

/** `HH:MM`. */
const clockTime = z.custom<ClockTime>((value) => typeof value === 'string' && parseClockTime(value) !== null);

/** Of a setting that was never written the version is 0. */
const baseVersion = z.int().min(0);

/** What the shop is called and where it is. */
const shopValue = z.object({
  name: z.string(),
  address: z.string(),
  zone: z.string(),
  currency: z.string(),
});

export const patchShop = z.strictObject({
  baseVersion,
  name: shortText.optional(),
  address: plainText.max(300).optional(),
  /** Only while there is no job. */
  zone: z.string().min(1).max(60).optional(),
  /** Only while there is no job. */
  currency: z.string().min(3).max(3).optional(),
});

const dayHours = z.strictObject({ opens: clockTime, closes: clockTime });
const week = z.array(dayHours.nullable()).length(7);
const contact = z.strictObject({ from: clockTime, until: clockTime });

/** By weekday, Sunday first. */
export const patchHours = z.strictObject({ baseVersion, week, contact });

/** A fee in place of the trade's; null: the trade's again. */
export const patchFee = z.strictObject({
  baseVersion,
  name: z.string().min(1).max(600),
  amountMinor: z.int().min(0).max(minorMax).nullable(),
});

const logoBytesMax = 100 * 1024;
/** A data URL is a third longer than its bytes. */
const logoTextMax = Math.ceil(logoBytesMax / 3) * 4 + 30;

/** A PNG or JPEG as a data URL of at most 100 kB; null removes it. */
export const patchLogo = z.strictObject({ baseVersion, image: z.string().max(logoTextMax).nullable() });

const version = z.int().min(0);

const feeRow = z.object({
  name: z.string(),
  field: factKey,
  label: textValue,
  /** The trade's amount; null: to be agreed. */
  tradeMinor: z.int().nullable(),
  /** The shop's; null: the trade's counts. */
  ownMinor: z.int().nullable(),
});

const paymentsView = z.object({
  provider: z.string(),
  secret: z.enum(['ok', 'missing', 'broken']),
  issue: z.string().nullable(),
  address: z.string(),
  lastMessageAt: instant.nullable(),
  refused: z.int(),
  lastRefusedAt: instant.nullable(),
  lastRefusedWhy: z.string().nullable(),
});

export const settingsView = z.object({
  shop: shopValue.extend({ version }),
  hours: z.object({
    version,
    week: z.array(z.object({ opens: z.string(), closes: z.string() }).nullable()),
    contact: z.object({ from: z.string(), until: z.string() }),
  }),
  fees: z.object({ version, rows: z.array(feeRow) }),
  logo: z.object({ version, image: z.string().nullable() }),
  /** With a job the zone and the currency stay. */
  hasJobs: z.boolean(),
  /** What the deployment sets: shown, and not changed here. */
  deployment: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Null for those who may not see unmatched money. */
  payments: z.array(paymentsView).nullable(),
});

export const shopHistoryQuery = z.strictObject({
  /** Entries before this one. */
  before: id.optional(),
});
export const shopHistory = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      at: instant,
      actor: z.string(),
      action: z.string(),
      subject: z.string(),
      before: z.unknown(),
      after: z.unknown(),
    }),
  ),
  nextBefore: z.string().nullable(),
});

/** A span of days on which the shop is closed, both ends included. */
const closureSpan = { from: businessDate, to: businessDate };

/** Adds a closure, or removes it. */
export const saveClosure = z.strictObject({
  ...closureSpan,
  reason: shortText.nullish(),
  isRemoved: z.literal(true).optional(),
});

/** The same as query, with where the next call goes on. */
export const closureMovesQuery = z.strictObject({
  ...closureSpan,
  isRemoved: z.literal('true').optional(),
  after: id.optional(),
});

export const closureMoves = z.object({
  moves: z.array(
    z.object({
      jobId: z.string(),
      number: z.int(),
      title: z.string(),
      kind: z.enum(['milestone', 'task', 'notice']),
      label: textValue,
      /** Instants of notices and of tasks with a clock time; dates of the others. Null: no longer planned. */
      from: z.union([businessDate, instant]),
      to: z.union([businessDate, instant]).nullable(),
    }),
  ),
  /** Open jobs that this call looked at. */
  jobCount: z.int(),
  after: z.string().nullable(),
});

const templateText = z.object({ subject: z.string(), body: z.string() });

export const noticeTextsView = z.object({
  kinds: z.array(
    z.object({
      key: z.string(),
      label: textValue,
      version,
      /** What may stand in braces. */
      places: z.array(z.string()),
      texts: z.record(locale, templateText.extend({ isOwn: z.boolean() })),
    }),
  ),
});

const words = { locale, subject: shortText, body: plainText.min(1).max(4000) };

/** The shop's own words of a notice in one language; without them the trade's come back. */
export const saveNoticeText = z.union([
  z.strictObject({ baseVersion, ...words }),
  z.strictObject({ baseVersion, locale, isReset: z.literal(true) }),
]);

export const previewNoticeText = z.strictObject({ jobId: id, ...words });

export const noticeTextPreview = templateText.extend({
  /** Places of the text for which this job has nothing yet: with such a place a notice is not sent. */
  empty: z.array(z.string()),
});

export type PatchShop = z.infer<typeof patchShop>;
export type PatchHours = z.infer<typeof patchHours>;
export type PatchFee = z.infer<typeof patchFee>;
export type PatchLogo = z.infer<typeof patchLogo>;
export type SettingsView = z.infer<typeof settingsView>;
export type ShopHistory = z.infer<typeof shopHistory>;
export type SaveClosure = z.infer<typeof saveClosure>;
export type ClosureMovesQuery = z.infer<typeof closureMovesQuery>;
export type ClosureMoves = z.infer<typeof closureMoves>;
export type NoticeTextsView = z.infer<typeof noticeTextsView>;
export type SaveNoticeText = z.infer<typeof saveNoticeText>;
export type PreviewNoticeText = z.infer<typeof previewNoticeText>;
export type NoticeTextPreview = z.infer<typeof noticeTextPreview>;
