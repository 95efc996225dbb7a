import { z } from 'zod';
import { condition, flowKey, rule, source, words } from './rule-schema.ts';

/** What every part of a flow has: its key, its name and the requirements that it answers. */
export const named = { key: flowKey, label: words, source } as const;

/** A condition, and what is said while it does not hold. */
export const labelledCondition = z.strictObject({ condition, label: words, source });

const amount = z.union([
  z.strictObject({ fixedMinor: z.number() }),
  z.strictObject({ percent: z.number() }),
  z.strictObject({ field: flowKey }),
  z.strictObject({ rest: z.literal(true) }),
]);

/** Money that is due by a rule. */
export const milestone = z.strictObject({
  ...named,
  kind: z.enum(['deposit', 'down', 'progress', 'balance', 'fee']),
  amount,
  due: rule,
  paidBefore: flowKey.exactOptional(),
  carriesChangeOrders: z.boolean().exactOptional(),
  extrasPaidBefore: flowKey.exactOptional(),
  isWithinContract: z.boolean().exactOptional(),
  readiness: labelledCondition.extend({ isListed: z.literal(true).exactOptional() }).exactOptional(),
});
