import { z } from 'zod';
import type { Block, Template } from '#domain/flow/template';
import { flowKey, groupMax, words } from './rule-schema.ts';

/** A document's template as data. Which places, lists and roles it may name is for the flow check to say. */
const blocksMax = 100;
/** `fact:` and a key, and the mark that it may be empty. */
const longestPlace = 90;

const placeName = z.string().min(1).max(longestPlace);
const ofRows = {
  title: words.exactOptional(),
  mayBeEmpty: z.literal(true).exactOptional(),
} as const;

const part = z.strictObject({
  key: flowKey,
  label: words,
  help: words.exactOptional(),
  mayBeEmpty: z.literal(true).exactOptional(),
});

const party = z.strictObject({ party: z.enum(['customer', 'shop']), label: words });

const block: z.ZodType<Block> = z.discriminatedUnion('block', [
  z.strictObject({ block: z.literal('heading'), text: words }),
  z.strictObject({ block: z.literal('text'), text: words }),
  z.strictObject({
    block: z.literal('fields'),
    title: words.exactOptional(),
    places: z.array(placeName).max(groupMax),
  }),
  z.strictObject({
    block: z.literal('lines'),
    ...ofRows,
    tag: flowKey.exactOptional(),
    hidesAmounts: z.literal(true).exactOptional(),
  }),
  z.strictObject({
    block: z.literal('list'),
    ...ofRows,
    list: flowKey,
    columns: z.array(flowKey).max(groupMax),
  }),
  z.strictObject({
    block: z.literal('crew'),
    ...ofRows,
    roles: z.array(flowKey).max(groupMax).exactOptional(),
  }),
  z.strictObject({ block: z.literal('milestones'), ...ofRows }),
  z.strictObject({ block: z.literal('warranties'), ...ofRows }),
  z.strictObject({
    block: z.literal('extras'),
    title: words.exactOptional(),
    hidesAmounts: z.literal(true).exactOptional(),
  }),
  z.strictObject({ block: z.literal('parts'), parts: z.array(part).max(groupMax) }),
  z.strictObject({ block: z.literal('signatures'), parties: z.array(party).max(groupMax) }),
]);

export const template: z.ZodType<Template> = z.strictObject({ blocks: z.array(block).max(blocksMax) });
