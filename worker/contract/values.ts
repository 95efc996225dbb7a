import { z } from 'zod';
import { bareText } from '#domain/texts/bare-text';
import { latestDate, latestInstant } from '#domain/time/day';
import { locales } from '#domain/texts/text';

/** Values used in requests and answers. Amounts are integer minor units within ±1e12. */
export const amountMinor = z.int().min(-1e12).max(1e12);
/** Epoch ms before the year 3000, so that every rule that adds to it gives a valid date. */
export const instant = z.int().min(0).max(latestInstant);
/** An instant in a query parameter: digits, because Number('') is 0. */
export const instantText = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .pipe(instant);
export const businessDate = z.iso.date().refine((on) => on <= latestDate);
/** Days from one to another, both included. */
export const daySpan = z.object({ from: businessDate, to: businessDate });
/** Control characters, which other programs leave in cells and no screen displays. */
const stray = /(?![\t\r\n])\p{Cc}/u;

const isWritable = (text: string): boolean => !stray.test(text);

/** A text trimmed of invisible characters; length limits apply to the trimmed text. */
export const plainText = z.string().overwrite(bareText).refine(isWritable);
export const shortText = plainText.min(1).max(200);
export const longText = plainText.max(4000);
export const id = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[a-z]+_[0-9A-Za-z]+$/);
export const locale = z.enum(locales);
/** The value of a fact; its item's kind sets narrower bounds. The number range includes instants. */
export const factValue = z.union([
  z.string().max(4000).refine(isWritable),
  z.number().min(-1e12).max(253402300799999),
  z.boolean(),
]);
/** Facts that one request may write: more than any trade has fields. */
export const factsMax = 200;
/** The key of a fact of a job, or of a cell of an entry: `visits/<ulid>/left-at`. */
export const factKey = z.string().max(160);

/** A record of facts by key, with a schema for the values. */
export const factsOf = <Value extends z.ZodType>(value: Value) =>
  z.record(factKey, value).check(({ value: facts, issues }) => {
    if (Object.keys(facts).length > factsMax)
      issues.push({ code: 'too_big', origin: 'record', maximum: factsMax, input: facts });
  });
export const textValue = z.object({ en: z.string(), 'zh-Hans': z.string(), 'zh-Hant': z.string() });

/**
 * The size of an undo or redo that needs confirmation: its operation, the number of its jobs, and of jobs
 * that it opened.
 */
export const stepSize = z.object({ gestureId: z.string(), jobCount: z.int(), openedCount: z.int() });

/** Something that a stage still needs: an item or a milestone, and its requirement IDs. */
export const missingItem = z.object({
  stage: z.string(),
  label: textValue,
  item: z.string().nullable(),
  milestone: z.string().nullable(),
  /** The entry of a list that lacks it. */
  entry: z.object({ list: z.string(), id: z.string() }).optional(),
  source: z.array(z.string()),
});
