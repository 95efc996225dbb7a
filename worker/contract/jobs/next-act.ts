import { z } from 'zod';
import { instant, textValue } from '../values.ts';

/** What a job waits for next that is no milestone. */
export const nextAct = z.object({
  is: z.enum(['task', 'appointment']),
  key: z.string(),
  at: instant.nullable(),
  /** Null when the label is that of the flow's plan. */
  label: textValue.nullable(),
});

export type NextAct = z.infer<typeof nextAct>;
