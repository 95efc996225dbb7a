import { z } from 'zod';
import { conditionsLengthMax, readConditions } from './conditions.ts';
import { readCursor } from './cursor.ts';
import { readSort } from './sort.ts';
import { id, instantText, plainText } from '../values.ts';

/** The owner of a list's query for jobs without an assignee. */
export const nobody = 'none';

/** The filters and the order of a list of jobs. Strict, so that an unknown field is refused with its path. */
export const jobListFields = z.strictObject({
  flow: z.string().max(40).optional(),
  stage: z.string().max(60).optional(),
  owner: z.union([id, z.literal(nobody)]).optional(),
  /** A member of staff who has a role in the job: in charge of it, holding its stage, named in a field or an appointment. */
  person: id.optional(),
  /**
   * Searches names, titles, telephone numbers and J-numbers. A page in number order may be short and still have a next
   * one.
   */
  q: plainText.min(1).max(80).optional(),
  due: z.enum(['overdue', 'soon', 'any']).optional(),
  /** Conditions that must all match: `contractTotal:from:100000;customer:has:%E7%8E%8B`. */
  where: z
    .string()
    .max(conditionsLengthMax)
    .refine((text) => readConditions(text) !== null)
    .optional(),
  /** At most 100 comma-separated ids: exactly these jobs, open, closed or ended, without filters and without an order. */
  ids: z
    .string()
    .regex(/^\w{1,40}(,\w{1,40}){0,99}$/)
    .optional(),
  /** `closed` are done; `ended` are those that ended by an exit before: lost, declined, cancelled. */
  view: z.enum(['open', 'closed', 'ended', 'all']).default('open'),
  /** Finished jobs whose customer was contacted afterwards, or was not yet. */
  contact: z.enum(['open', 'contacted']).optional(),
  /** At most three terms; a minus sorts descending: `stage,-nextDue`. Remaining ties are sorted by number. */
  sort: z
    .string()
    .max(300)
    .refine((text) => readSort(text) !== null)
    .default('-updated'),
  /**
   * The order of titles and customers: by pinyin, the default, or by strokes. It ignores the case of Latin letters and
   * compares numbers by value.
   */
  names: z.enum(['pinyin', 'strokes']).optional(),
  cursor: z
    .string()
    .max(1200)
    .refine((text) => readCursor(text) !== null)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  /** Epoch ms. The list has the jobs as they were at that moment; its search covers titles, customers and numbers. */
  asOf: instantText.optional(),
  /** Adds each row's facts, by their keys. */
  facts: z.literal('true').optional(),
});

/** Whether a cursor has one value for each term of the list's sort. */
export const isCursorOfList = ({
  cursor,
  sort,
}: Pick<z.infer<typeof jobListFields>, 'cursor' | 'sort'>): boolean =>
  cursor === undefined || readCursor(cursor)?.values.length === readSort(sort)?.length;

export const jobListQuery = jobListFields.refine(isCursorOfList, { path: ['cursor'] });

/** Exports have no past moment, because an import could not recognise past values. */
export const exportQuery = jobListFields
  .omit({ asOf: true, facts: true })
  .refine(isCursorOfList, { path: ['cursor'] });

export type JobListQuery = z.infer<typeof jobListQuery>;
