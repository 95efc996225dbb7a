import { z } from 'zod';
import { daySpan } from '../values.ts';

/** An active member of the staff, as everybody sees them. */
export const colleague = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  /** Leave that is not over. */
  away: z.array(daySpan).optional(),
});
