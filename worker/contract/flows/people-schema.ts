import { z } from 'zod';
import { roles } from '#domain/rights/rights';
import { flowKey } from './rule-schema.ts';

const staffFieldOf = z.strictObject({ staffField: flowKey });
const dutyOf = z.strictObject({ duty: flowKey });

/** Whose something is. */
export const who = z.union([staffFieldOf, z.strictObject({ role: z.enum(roles) }), dutyOf]);

/** Who holds a stage or has a task. */
export const holding = z.union([staffFieldOf, dutyOf]);

const person = z.strictObject({
  name: flowKey,
  phone: flowKey.exactOptional(),
  email: flowKey.exactOptional(),
});

/** The receiver of a notice. */
export const receiver = z.union([z.enum(['customer', 'owner', 'managers']), who, z.strictObject({ person })]);
