import { z } from 'zod';
import {
  lineDecisions,
  type Anchor,
  type Condition,
  type LineFilter,
  type ListAnchor,
  type ListCondition,
  type Offset,
  type Rule,
} from '#domain/rules/rule';
import type { FieldValue } from '#domain/rules/fact';
import type { Text } from '#domain/texts/text';

/** Rules and conditions of a flow as data. Which names they may use is for the flow check to say. */
const longestKey = 80;
const longestText = 4000;
/** Members of one group, and choices of one field. */
export const groupMax = 100;

export const flowKey = z.string().min(1).max(longestKey);
export const words: z.ZodType<Text> = z.strictObject({
  en: z.string().max(longestText),
  'zh-Hans': z.string().max(longestText),
  'zh-Hant': z.string().max(longestText),
});
/** IDs of the rows of a source text. */
export const source = z.array(z.string().max(longestKey)).max(groupMax);
const fieldValue: z.ZodType<FieldValue> = z.union([z.string().max(longestText), z.number(), z.boolean()]);

export const offset: z.ZodType<Offset> = z.strictObject({
  amount: z.number(),
  unit: z.enum(['minutes', 'hours', 'days', 'workingDays', 'weeks', 'months', 'years']),
});
const offsets = z.array(offset).max(groupMax);

const milestoneState = z.enum(['paid', 'due']);

const listCondition: z.ZodType<ListCondition> = z.strictObject({
  list: flowKey,
  some: z.lazy(() => condition).exactOptional(),
  every: z.lazy(() => condition).exactOptional(),
  atLeast: z.number().exactOptional(),
  since: flowKey.exactOptional(),
});

const lineDecision = z.enum(lineDecisions);
const lineFilter: z.ZodType<LineFilter> = z.strictObject({
  tag: flowKey.exactOptional(),
  decision: z.union([lineDecision, z.array(lineDecision)]).exactOptional(),
  isDone: z.boolean().exactOptional(),
  class: z.union([flowKey, z.array(flowKey).max(groupMax)]).exactOptional(),
  values: z.record(flowKey, z.union([fieldValue, z.array(fieldValue).max(groupMax)])).exactOptional(),
});

export const condition: z.ZodType<Condition> = z.union([
  z.strictObject({ fact: flowKey, since: flowKey.exactOptional() }),
  z.strictObject({ fact: flowKey, is: z.union([fieldValue, z.array(fieldValue).max(groupMax)]) }),
  z.strictObject({ fact: flowKey, atLeast: z.number() }),
  z.strictObject({ fact: flowKey, atMost: z.number() }),
  z.strictObject({ fact: flowKey, has: flowKey }),
  z.strictObject({ milestone: flowKey, state: milestoneState }),
  z.strictObject({ stageReached: flowKey }),
  z.strictObject({ lineTag: flowKey }),
  z.strictObject({
    lines: lineFilter,
    every: lineFilter.exactOptional(),
    atLeast: z.number().exactOptional(),
  }),
  z.strictObject({ all: z.array(z.lazy(() => condition)).max(groupMax) }),
  z.strictObject({ any: z.array(z.lazy(() => condition)).max(groupMax) }),
  z.strictObject({ not: z.lazy(() => condition) }),
  z.strictObject({ later: flowKey }),
  z.strictObject({ fresh: flowKey }),
  listCondition,
]);

const listAnchor: z.ZodType<ListAnchor> = z.strictObject({
  list: flowKey,
  item: flowKey,
  pick: z.enum(['first', 'last']),
  where: condition.exactOptional(),
});

const anchor: z.ZodType<Anchor> = z.union([
  z.strictObject({
    fact: flowKey,
    atLeast: z.number().exactOptional(),
    is: fieldValue.exactOptional(),
  }),
  z.strictObject({ stageEntered: flowKey }),
  z.strictObject({ milestone: flowKey, state: milestoneState }),
  z.strictObject({ latestOf: z.array(z.lazy(() => anchor)).max(groupMax) }),
  z.strictObject({ earliestOf: z.array(z.lazy(() => anchor)).max(groupMax) }),
  listAnchor,
]);

/** Two numbers with a colon; the flow check says which are times of a day. */
const clockTime = z.templateLiteral([z.number(), ':', z.number()]);

export const rule: z.ZodType<Rule> = z.strictObject({
  anchor,
  offsets: offsets.exactOptional(),
  offsetsBy: z.strictObject({ fact: flowKey, of: z.record(flowKey, offsets) }).exactOptional(),
  at: z.union([z.literal('closing'), clockTime]).exactOptional(),
});
