import { z } from 'zod';
import { conditionsLengthMax, readConditions } from './conditions.ts';
import { readCursor } from './cursor.ts';
import { readSort } from './sort.ts';
import { id, instantText, plainText } from '../values.ts';

/** As an owner in a list's query: jobs that nobody owns. */
export const nobody = 'none';

/** What a list of jobs is narrowed and ordered by: strict, so an unknown field is refused by its path. */
export const jobListFields = z.strictObject({
  flow: z.string().max(40).optional(),
  stage: z.string().max(60).optional(),
  owner: z.union([id, z.literal(nobody)]).optional(),
  /** Names, titles, telephone numbers, J-numbers. Sorted by number, newest first as a rule, a page may be short and still have a next. */
  q: plainText.min(1).max(80).optional(),
  due: z.enum(['overdue', 'soon', 'any']).optional(),
  /** Conditions on columns, all of which hold: `contractTotal:from:100000;customer:has:%E7%8E%8B`. */
  where: z
    .string()
    .max(conditionsLengthMax)
    .refine((text) => readConditions(text) !== null)
    .optional(),
  /** At most 100 ids with commas between: these jobs in no order, open or closed, and nothing else narrows them. */
  ids: z
    .string()
    .regex(/^\w{1,40}(,\w{1,40}){0,99}$/)
    .optional(),
  view: z.enum(['open', 'closed', 'all']).default('open'),
  /** At most three, a minus before what is descending: `stage,-nextDue`. Ties of all of them go by number. */
  sort: z
    .string()
    .max(300)
    .refine((text) => readSort(text) !== null)
    .default('-updated'),
  /** How titles and customers are put in order: by pinyin, which is the rule, or by strokes; Latin letters whatever their case, numbers by value. */
  names: z.enum(['pinyin', 'strokes']).optional(),
  cursor: z
    .string()
    .max(1200)
    .refine((text) => readCursor(text) !== null)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  /** Epoch ms: the jobs as they stood then, opened and changed until then; their search knows titles, customers and numbers. */
  asOf: instantText.optional(),
  /** Gives each row's facts too, by their keys. */
  facts: z.literal('true').optional(),
});

/** A page's cursor has a value for each term of its list's sort. */
export const isCursorOfList = ({
  cursor,
  sort,
}: Pick<z.infer<typeof jobListFields>, 'cursor' | 'sort'>): boolean =>
  cursor === undefined || readCursor(cursor)?.values.length === readSort(sort)?.length;

export const jobListQuery = jobListFields.refine(isCursorOfList, { path: ['cursor'] });

/** Only what stands now is exported: an import could not tell that the rest is past. */
export const exportQuery = jobListFields
  .omit({ asOf: true, facts: true })
  .refine(isCursorOfList, { path: ['cursor'] });

export type JobListQuery = z.infer<typeof jobListQuery>;
