import { z } from 'zod';
import { businessDate, instant, textValue } from '../values.ts';

/** What a task asks for: an entry of a list that begins with these cells. */
export const askedResult = z.object({
  list: z.string(),
  preset: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

/** A task of a job. */
export const taskView = z.object({
  id: z.string(),
  key: z.string(),
  label: textValue,
  /** For whom it stands, when a person added it for somebody else: the couple. */
  party: z.string().nullable(),
  assigneeId: z.string().nullable(),
  duty: z.string().nullable(),
  dutyLabel: textValue.nullable(),
  dueOn: businessDate.nullable(),
  dueAt: instant.nullable(),
  isProvisional: z.boolean(),
  isUrgent: z.boolean(),
  state: z.enum(['open', 'done', 'dropped']),
  missedAt: instant.nullable(),
  /** Not null: it is closed by this result, and by no tick. */
  asks: askedResult.nullable(),
  /** What to say. */
  script: z.array(textValue),
  source: z.array(z.string()),
});

/** Who holds the stage; null where the flow says of no holder. */
export const holderView = z
  .object({ duty: z.string().nullable(), staffId: z.string().nullable() })
  .nullable();
