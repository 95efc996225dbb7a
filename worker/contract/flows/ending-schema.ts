import { z } from 'zod';
import { condition, flowKey, groupMax, source, words } from './rule-schema.ts';

/** A way to end a job before its last stage. */
export const exit = z.strictObject({
  key: flowKey,
  label: words,
  source,
  from: z.array(flowKey).max(groupMax).exactOptional(),
  needs: z.array(flowKey).max(groupMax),
  countsAs: z.enum(['lost', 'ended']),
});

/** A job that may be opened from one of the flow. */
export const opening = z.strictObject({
  kind: z.enum(['claim', 'lead', 'repeat']),
  flow: flowKey,
  stage: flowKey.exactOptional(),
  copies: z.array(flowKey).max(groupMax),
  coveredItem: flowKey.exactOptional(),
  source,
});

/** When a job counts as finished, and what shows that its customer was contacted. */
export const contact = z.strictObject({ finished: condition, contacted: condition, source });
