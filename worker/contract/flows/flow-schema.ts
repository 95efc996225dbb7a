import { z } from 'zod';
import { checkFlow } from '#domain/flow/check/check-flow';
import type { FlowIssue } from '#domain/flow/check/issue';
import type { Flow } from '#domain/flow/flow';
import { fieldIssue, type FieldIssue } from '#domain/texts/field-texts';
import { fieldIssues } from '../field-issues.ts';
import { contact, exit, opening } from './ending-schema.ts';
import { labelledCondition, milestone, named } from './milestone-schema.ts';
import { choice, choices, fieldKinds, lines } from './line-schema.ts';
import { holding, receiver, who } from './people-schema.ts';
import { thing, thingKinds } from './thing-schema.ts';
import { template } from './template-schema.ts';
import { condition, flowKey, groupMax, offset, rule, source, words } from './rule-schema.ts';

/** A flow as data: its shape, word by word. An unknown word is refused at its path. */
const itemsMax = 400;
const plansMax = 200;

const itemBase = {
  ...named,
  stage: flowKey,
  isRequired: z.boolean().exactOptional(),
  when: condition.exactOptional(),
  of: flowKey.exactOptional(),
  writeWhen: condition.exactOptional(),
  by: z.array(who).max(groupMax).exactOptional(),
  afterClosing: z.literal(true).exactOptional(),
  partOf: flowKey.exactOptional(),
} as const;

const feeTable = z.strictObject({
  fees: z
    .array(z.strictObject({ when: condition, amountMinor: z.number().nullable(), label: words, source }))
    .max(groupMax),
});

const field = z.strictObject({
  item: z.literal('field'),
  ...itemBase,
  kind: z.enum(fieldKinds),
  choices: choices.exactOptional(),
  unit: words.exactOptional(),
  duty: flowKey.exactOptional(),
  inTurnWhen: condition.exactOptional(),
  suggests: z.union([rule, feeTable]).exactOptional(),
  leadWorkingDays: z.number().exactOptional(),
  leadWaivedWhen: condition.exactOptional(),
  notAfterToday: z.literal(true).exactOptional(),
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
  isSearched: z.literal(true).exactOptional(),
  ofThing: z.enum(thingKinds).exactOptional(),
  rising: z.literal(true).exactOptional(),
});

const passedState = z.enum(['filed', 'delivered', 'agreed', 'signed']);
const documentState = z.enum([...passedState.options, 'returned']);
const deliveryWay = choice.extend({ through: z.literal('email').exactOptional() });

const document = z.strictObject({
  item: z.literal('document'),
  ...itemBase,
  states: z.array(passedState).max(groupMax),
  isReturnable: z.literal(true).exactOptional(),
  statesBy: z.partialRecord(documentState, z.array(who).max(groupMax)).exactOptional(),
  template: template.exactOptional(),
  attaches: z.strictObject({ document: flowKey, state: passedState }).exactOptional(),
  fileWhen: condition.exactOptional(),
  stateWhen: z.partialRecord(documentState, condition).exactOptional(),
  snapshot: z.enum(['lines', 'crew']).exactOptional(),
  deliverBy: z.array(deliveryWay).max(groupMax).exactOptional(),
  parts: z.array(words).max(groupMax).exactOptional(),
});

const list = z.strictObject({
  item: z.literal('list'),
  ...itemBase,
  title: flowKey,
  atLeast: z.number().exactOptional(),
  closedBy: flowKey.exactOptional(),
});

const appointment = z.strictObject({
  item: z.literal('appointment'),
  ...itemBase,
  minutes: z.number(),
  place: z.union([z.enum(['shop', 'customer']), z.strictObject({ fact: flowKey })]),
  people: z.array(flowKey).max(groupMax),
  crew: z.array(flowKey).max(groupMax).exactOptional(),
  resources: z.array(flowKey).max(groupMax).exactOptional(),
  lead: z.strictObject({ workingDays: z.number(), waivedWhen: condition.exactOptional() }).exactOptional(),
  confirm: z.strictObject({ by: rule, who }).exactOptional(),
  results: choices.exactOptional(),
});

const file = z.strictObject({
  item: z.literal('file'),
  ...itemBase,
  accepts: z.array(z.enum(['image', 'pdf'])).max(groupMax),
  atLeast: z.number().exactOptional(),
});

const standardBase = { ...named, help: words.exactOptional(), when: condition.exactOptional() } as const;

const checklist = z.strictObject({
  item: z.literal('checklist'),
  ...itemBase,
  standards: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('mark'), ...standardBase }),
        z.strictObject({
          kind: z.literal('figure'),
          ...standardBase,
          unit: words.exactOptional(),
          atLeast: z.number().exactOptional(),
          atMost: z.number().exactOptional(),
          min: z.number().exactOptional(),
          max: z.number().exactOptional(),
        }),
      ]),
    )
    .max(groupMax),
  scores: flowKey.exactOptional(),
  passMark: z.number().exactOptional(),
});

const item = z.discriminatedUnion('item', [
  field,
  z.strictObject({ item: z.literal('check'), ...itemBase }),
  document,
  z.strictObject({ item: z.literal('log'), ...itemBase }),
  list,
  appointment,
  file,
  checklist,
]);

const stage = z.strictObject({
  ...named,
  heldBy: holding.exactOptional(),
  leaveWhen: z.array(labelledCondition).max(groupMax).exactOptional(),
});

const asks = z.strictObject({
  list: flowKey,
  preset: z.record(flowKey, z.union([z.string(), z.number(), z.boolean()])),
  since: flowKey.exactOptional(),
  closes: condition,
});

const climb = z.strictObject({ after: offset, to: z.union([z.enum(['owner', 'managers']), who]) });

const task = z.strictObject({
  ...named,
  assignee: flowKey.exactOptional(),
  who: holding.exactOptional(),
  asks: asks.exactOptional(),
  again: offset.exactOptional(),
  climbs: z.array(climb).max(groupMax).exactOptional(),
  script: z
    .array(z.strictObject({ when: condition.exactOptional(), text: words }))
    .max(groupMax)
    .exactOptional(),
  afterClosing: z.literal(true).exactOptional(),
  due: rule,
  startsWhen: condition.exactOptional(),
  doneWhen: condition,
  escalatesAfter: offset.exactOptional(),
  agreedDateField: flowKey.exactOptional(),
  forEach: flowKey.exactOptional(),
});

const notice = z.strictObject({
  ...named,
  to: receiver,
  via: z.enum(['sms', 'email']).exactOptional(),
  reply: flowKey.exactOptional(),
  afterClosing: z.literal(true).exactOptional(),
  send: rule,
  when: condition.exactOptional(),
  until: condition.exactOptional(),
  validFor: offset,
  forEach: flowKey.exactOptional(),
  subject: words,
  body: words,
});

const warranty = z.strictObject({
  ...named,
  from: rule,
  lasts: offset,
  lineTag: flowKey.exactOptional(),
  exceptLineTag: flowKey.exactOptional(),
  class: flowKey.exactOptional(),
});

const flowSchema: z.ZodType<Flow> = z.strictObject({
  key: flowKey,
  version: z.int().min(1),
  label: words,
  stages: z.array(stage).max(groupMax),
  items: z.array(item).max(itemsMax),
  milestones: z.array(milestone).max(groupMax),
  tasks: z.array(task).max(plansMax),
  notices: z.array(notice).max(plansMax),
  warranties: z.array(warranty).max(groupMax),
  keyDate: flowKey,
  priceFixedWhen: condition.exactOptional(),
  progress: flowKey.exactOptional(),
  lineTags: choices,
  crewRoles: choices,
  lines: lines.exactOptional(),
  exits: z.array(exit).max(groupMax).exactOptional(),
  opens: z.array(opening).max(groupMax).exactOptional(),
  excluded: choices.exactOptional(),
  contact: contact.exactOptional(),
  thing: thing.exactOptional(),
  duties: choices.exactOptional(),
  alsoAnswers: source.exactOptional(),
});

/** A flow that the house can run, or what is wrong with it: first its shape, then what its rules say. */
export type AuthoredFlow =
  | { readonly ok: true; readonly flow: Flow }
  | { readonly ok: false; readonly fields: readonly FieldIssue[]; readonly issues: readonly FlowIssue[] };

/** Objects within one another: a flow that a person writes has about ten. */
const depthMax = 60;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Whether data is nested deeper than a flow; conditions may hold one another without end. */
const isTooDeep = (input: unknown): boolean => {
  let level = [input].filter(isObject);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === depthMax) return true;
    level = level.flatMap((value) => Object.values(value).filter(isObject));
  }
  return false;
};

/** Reads a flow that came as data. A flow of the right shape is checked by its rules too. */
export const readAuthoredFlow = (input: unknown): AuthoredFlow => {
  if (isTooDeep(input)) return { ok: false, fields: [fieldIssue('', 'unreadable')], issues: [] };
  const read = flowSchema.safeParse(input, { reportInput: true });
  if (!read.success) return { ok: false, fields: fieldIssues(read.error), issues: [] };
  const issues = checkFlow(read.data);
  return issues.length === 0 ? { ok: true, flow: read.data } : { ok: false, fields: [], issues };
};
