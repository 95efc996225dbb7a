import { z } from 'zod';
import { addDays, isBusinessDate } from '#domain/time/day';
import { businessDate, id, instant, textValue } from '../values.ts';

/** Most days that one answer covers: six weeks, which is a month with its edges. */
const daysMax = 42;

/** The days of a diary, both ends included, and whose it is: `me`, `all`, or a member of staff. */
export const diaryQuery = z
  .strictObject({
    from: businessDate,
    to: businessDate,
    who: z.union([z.enum(['me', 'all']), id]).default('all'),
  })
  // Both ends are checked by themselves first; this is asked even where one is no date.
  .refine(({ from, to }) => !isBusinessDate(from) || (from <= to && to < addDays(from, daysMax)), {
    path: ['to'],
  });

const person = z.object({
  /** A staff id; for a supplier or a thing its name alone is known. */
  id: z.string().nullable(),
  name: z.string(),
});

const appointmentState = z.enum(['booked', 'held', 'cancelled']);

/** An appointment in the diary. */
const diaryEntry = z.object({
  jobId: z.string(),
  jobNumber: z.int(),
  title: z.string(),
  customerName: z.string(),
  flow: z.string(),
  stage: z.string(),
  key: z.string(),
  /** The entry of a list; null in the job itself. */
  entry: z.string().nullable(),
  label: textValue,
  startsAt: instant,
  endsAt: instant,
  state: appointmentState,
  /** Where it is: a written place, the customer's address, or null for the shop. */
  place: z.string().nullable(),
  isInShop: z.boolean(),
  people: z.array(person),
  /** Somebody or something of it is at another appointment at the same time. */
  isClash: z.boolean(),
});

/** A whole-day note: the key date of a job, or money that falls due. */
const allDayNote = z.object({
  jobId: z.string(),
  jobNumber: z.int(),
  title: z.string(),
  kind: z.enum(['key-date', 'money']),
  on: businessDate,
  label: textValue,
  /** Open money in minor units, of `money`. */
  amountMinor: z.int().nullable(),
  currency: z.string(),
});

export const diary = z.object({
  days: z.array(
    z.object({
      on: businessDate,
      /** `rest`: a weekday off, or a weekend. `make-up`: a weekend day that is worked. */
      kind: z.enum(['work', 'rest', 'make-up']),
      /** Its weekday is worked as a rule, and it is off: a holiday or a closure. */
      isHoliday: z.boolean(),
      isProvisional: z.boolean(),
    }),
  ),
  appointments: z.array(diaryEntry),
  allDay: z.array(allDayNote),
  /** Not null: one answer does not hold all. Days before this one are whole; the rest is read from it on. */
  moreFrom: businessDate.nullable(),
});

/** An appointment of a job, as its panel shows it. */
export const jobAppointment = z.object({
  key: z.string(),
  entry: z.string().nullable(),
  startsAt: instant,
  endsAt: instant,
  state: appointmentState,
  place: z.string().nullable(),
  people: z.array(person),
  isInsideLead: z.boolean(),
  /** The call that confirms it falls on a day off; the working day before is offered. */
  callEve: z.object({ on: businessDate, offeredAt: instant }).nullable(),
  /** Who is elsewhere at that time, and in which job. */
  clashes: z.array(z.object({ name: z.string(), jobNumber: z.int(), startsAt: instant })),
});

export const newFeed = z.strictObject({
  scope: z.enum(['own', 'all']).default('own'),
  hasContact: z.boolean().default(false),
});

const feedView = z.object({
  id: z.string(),
  scope: z.enum(['own', 'all']),
  hasContact: z.boolean(),
  createdAt: instant,
});

export const feeds = z.object({ feeds: z.array(feedView), mayAll: z.boolean() });
/** The address is told once; only its hash is kept. */
export const createdFeed = z.object({ feed: feedView, url: z.string() });

export type Diary = z.infer<typeof diary>;
export type DiaryEntry = z.infer<typeof diaryEntry>;
export type DiaryQuery = z.infer<typeof diaryQuery>;
export type NewFeed = z.infer<typeof newFeed>;
export type JobAppointment = z.infer<typeof jobAppointment>;
export type Feeds = z.infer<typeof feeds>;
export type CreatedFeed = z.infer<typeof createdFeed>;
