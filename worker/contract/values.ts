import { z } from 'zod';
import { bareText } from '#domain/texts/bare-text';
import { latestDate, latestInstant } from '#domain/time/day';
import { locales } from '#domain/texts/text';

/** Values that requests and answers share. Amounts are integer minor units within ±1e12. */
export const amountMinor = z.int().min(-1e12).max(1e12);
/** Until the year 3000: every rule that counts on from there stays a date. */
export const instant = z.int().min(0).max(latestInstant);
/** An instant as an address has it: digits, for an empty text is none. */
export const instantText = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .pipe(instant);
export const businessDate = z.iso.date().refine((on) => on <= latestDate);
/** Signs that no text has: a program left them in a cell, and no screen shows them. */
const stray = /(?![\t\r\n])\p{Cc}/u;

const isWritable = (text: string): boolean => !stray.test(text);

/** A text without what is not seen at its ends; its bounds are those of what is left. */
export const plainText = z.string().overwrite(bareText).refine(isWritable);
export const shortText = plainText.min(1).max(200);
export const longText = plainText.max(4000);
export const id = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[a-z]+_[0-9A-Za-z]+$/);
export const locale = z.enum(locales);
/** What a fact may say; its item's kind sets narrower bounds. Numbers reach as far as instants do. */
export const factValue = z.union([
  z.string().max(4000).refine(isWritable),
  z.number().min(-1e12).max(253402300799999),
  z.boolean(),
]);
/** Facts that one request may write: more than any trade has fields. */
export const factsMax = 200;
/** The key of a fact of a job, or of a cell of an entry: `visits/<ulid>/left-at`. */
export const factKey = z.string().max(160);

/** Facts by their keys, each with what a schema takes. */
export const factsOf = <Value extends z.ZodType>(value: Value) =>
  z.record(factKey, value).check(({ value: facts, issues }) => {
    if (Object.keys(facts).length > factsMax)
      issues.push({ code: 'too_big', origin: 'record', maximum: factsMax, input: facts });
  });
export const textValue = z.object({ en: z.string(), 'zh-Hans': z.string(), 'zh-Hant': z.string() });

/** A step of undo or redo that is to be confirmed first: which, of how many jobs, and how many of them it opened. */
export const stepSize = z.object({ gestureId: z.string(), jobCount: z.int(), openedCount: z.int() });

/** What a stage still lacks: an item or a milestone, and the rows that ask for it. */
export const missingItem = z.object({
  stage: z.string(),
  label: textValue,
  item: z.string().nullable(),
  milestone: z.string().nullable(),
  /** The entry of a list that lacks it. */
  entry: z.object({ list: z.string(), id: z.string() }).optional(),
  source: z.array(z.string()),
});
