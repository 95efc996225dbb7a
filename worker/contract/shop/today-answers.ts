import { z } from 'zod';
import { milestoneCell } from '../jobs/job-answers.ts';
import { askedResult } from '../jobs/task-answers.ts';
import { businessDate, id, instant, textValue } from '../values.ts';

/** The job that an item of Today is of, with whom to call. */
const jobOfItem = {
  jobId: z.string(),
  jobNumber: z.int(),
  jobTitle: z.string(),
  jobVersion: z.int(),
  flow: z.string(),
  flowVersion: z.int(),
  customerName: z.string(),
  customerPhone: z.string().nullable(),
} as const;

/** An open task of any job. */
export const taskItem = z.object({
  ...jobOfItem,
  id: z.string(),
  key: z.string(),
  label: textValue,
  party: z.string().nullable(),
  assigneeId: z.string().nullable(),
  duty: z.string().nullable(),
  /** The duty's name in the job's flow; null for a task of no duty. */
  dutyLabel: textValue.nullable(),
  /** Nobody keeps the duty, so that it is open to all. */
  isUnkept: z.boolean(),
  dueOn: businessDate.nullable(),
  dueAt: instant.nullable(),
  isProvisional: z.boolean(),
  /** Its time was over already when it was planned. */
  isUrgent: z.boolean(),
  /** Its time is over now. */
  isLate: z.boolean(),
  missedAt: instant.nullable(),
  /** Not null: it is closed by this result, and by no tick. */
  asks: askedResult.nullable(),
  /** A person set its day, and may set another. */
  isMovable: z.boolean(),
});

/** A job with money that is due: the earliest demand. */
export const dueItem = z.object({
  ...jobOfItem,
  milestone: milestoneCell.extend({ label: textValue }),
  dueOn: businessDate,
  ownerId: z.string().nullable(),
  currency: z.string(),
});

/** A job whose stage needs nothing more. */
const readyItem = z.object({ ...jobOfItem, stage: z.string() });

/** Of the jobs with the nearest days, those that may move on. */
export const readyJobs = z.object({ jobs: z.array(readyItem), hasMore: z.boolean() });

export const taskList = z.object({ tasks: z.array(taskItem), nextCursor: z.string().nullable() });

/** What is to be done, in sections by kind: a screen shows the kinds that it knows. */
export const todayAnswer = z.object({
  today: businessDate,
  sections: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('tasks'), items: z.array(taskItem), nextCursor: z.string().nullable() }),
      z.object({
        kind: z.literal('milestones'),
        items: z.array(dueItem),
        hasMore: z.boolean(),
        /** Jobs with money due beyond `items`. */
        moreCount: z.int(),
        /** There are more of them than were counted. */
        isCapped: z.boolean(),
      }),
    ]),
  ),
});

/** Whose: `me`, `all`, a member of staff by id, or a duty as `duty:parts`. */
const whose = z.union([
  z.enum(['me', 'all']),
  z
    .string()
    .regex(/^duty:[a-z0-9]+(?:[.-][a-z0-9]+)*$/)
    .max(60),
  id,
]);

const cursorPattern = /^\d{4}-\d\d-\d\d \d{15}~\w{1,40}$/;

export const taskListQuery = z.strictObject({
  who: whose.default('me'),
  /** The last day; later tasks are left out, and those without a day. */
  until: businessDate.optional(),
  cursor: z.string().regex(cursorPattern).optional(),
});

export const readyQuery = z.strictObject({ who: whose.default('me') });

export const todayQuery = z.strictObject({ who: whose.default('me'), until: businessDate.optional() });

/** A duty of the shop with those who keep it. */
export const dutyView = z.object({
  key: z.string(),
  label: textValue,
  /** The trades that have it, by their keys. */
  flows: z.array(z.string()),
  keepers: z.array(z.object({ id: z.string(), name: z.string() })),
});

export const dutyList = z.object({ duties: z.array(dutyView) });

export const saveDuties = z.strictObject({ duties: z.array(z.string().min(1).max(60)).max(100) });

export const dutiesAnswer = z.object({
  staffId: z.string(),
  duties: z.array(z.string()),
  /** The changes of this person’s duties, oldest first. */
  log: z.array(
    z.object({ at: instant, actor: z.string(), before: z.array(z.string()), after: z.array(z.string()) }),
  ),
});

export type TaskItem = z.infer<typeof taskItem>;
export type DueItem = z.infer<typeof dueItem>;
export type ReadyItem = z.infer<typeof readyItem>;
export type ReadyJobs = z.infer<typeof readyJobs>;
export type TaskList = z.infer<typeof taskList>;
export type TodayAnswer = z.infer<typeof todayAnswer>;
export type TaskListQuery = z.infer<typeof taskListQuery>;
export type DutyView = z.infer<typeof dutyView>;
export type DutiesAnswer = z.infer<typeof dutiesAnswer>;
export type SaveDuties = z.infer<typeof saveDuties>;
