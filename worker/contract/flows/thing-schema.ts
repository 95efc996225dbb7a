import { z } from 'zod';
import { flowKey, groupMax } from './rule-schema.ts';

export const thingKinds = ['car', 'home', 'brand'] as const;

/** The thing that the jobs of a flow are about. */
export const thing = z.strictObject({
  kind: z.enum(thingKinds),
  title: flowKey,
  identity: z.array(flowKey).max(groupMax),
});
