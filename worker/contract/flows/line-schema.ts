import { z } from 'zod';
import { who } from './people-schema.ts';
import { flowKey, groupMax, source, words } from './rule-schema.ts';

export const choice = z.strictObject({ key: flowKey, label: words });
export const choices = z.array(choice).max(groupMax);

export const fieldKinds = [
  'text',
  'number',
  'money',
  'percent',
  'date',
  'instant',
  'choice',
  'choices',
  'yesno',
  'staff',
] as const;

const lineField = z.strictObject({
  key: flowKey,
  label: words,
  kind: z.enum(fieldKinds),
  choices: choices.exactOptional(),
  unit: words.exactOptional(),
  duty: flowKey.exactOptional(),
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
  by: z.array(who).max(groupMax).exactOptional(),
  source,
});

/** What a trade does with its line items. */
export const lines = z.strictObject({
  fields: z.array(lineField).max(groupMax),
  total: z.enum(['written', 'accepted']),
  decides: z.boolean(),
  priceBy: z.array(who).max(groupMax).exactOptional(),
  agreedIn: flowKey.exactOptional(),
});
