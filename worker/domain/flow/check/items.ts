import type { DocumentItem, DocumentState, FeeTable, FieldItem, Flow, Item } from '#domain/flow/flow';
import { fault, type FlowFault } from '#domain/flow/check/fault';
import type { References } from '#domain/flow/check/references';

const stateOrder: readonly DocumentState[] = ['filed', 'delivered', 'agreed', 'signed'];
const dated = new Set(['date', 'instant']);
const bounded = new Set(['number', 'money', 'percent']);
const searched = new Set(['text', 'number', 'choice']);

const checkFees = (table: FeeTable, at: string, names: References): readonly FlowFault[] => [
  ...(table.fees.length === 0 ? [fault('bad-suggestion', at, 'no fees')] : []),
  ...table.fees.flatMap(({ when, amountMinor }) => [
    ...names.condition(when, at),
    ...(amountMinor !== null && (!Number.isSafeInteger(amountMinor) || amountMinor < 0)
      ? [fault('bad-amount', at, String(amountMinor))]
      : []),
  ]),
];

const checkSuggestion = (field: FieldItem, at: string, names: References): readonly FlowFault[] => {
  const { suggests, kind } = field;
  if (suggests === undefined) return [];
  if ('fees' in suggests) {
    return kind === 'money'
      ? checkFees(suggests, at, names)
      : [fault('bad-suggestion', at, `fees do not suggest a ${kind}`)];
  }
  return dated.has(kind)
    ? names.rule(suggests, at)
    : [fault('bad-suggestion', at, `a rule does not suggest a ${kind}`)];
};

const checkChoices = ({ kind, choices = [] }: FieldItem, at: string): readonly FlowFault[] => {
  const keys = new Set(choices.map(({ key }) => key));
  return [
    ...(kind === 'choice' && choices.length === 0 ? [fault('empty-choices', at, 'no choices')] : []),
    ...(kind !== 'choice' && choices.length > 0
      ? [fault('wrong-field-kind', at, `choices on a ${kind}`)]
      : []),
    ...(keys.size < choices.length ? [fault('duplicate-key', at, 'choices')] : []),
  ];
};

const checkBounds = ({ kind, min, max }: FieldItem, at: string): readonly FlowFault[] => {
  if (min === undefined && max === undefined) return [];
  if (!bounded.has(kind)) return [fault('bad-bounds', at, `bounds on a ${kind}`)];
  return min !== undefined && max !== undefined && min > max
    ? [fault('bad-bounds', at, `${min} to ${max}`)]
    : [];
};

const checkLead = ({ kind, leadWorkingDays: lead }: FieldItem, at: string): readonly FlowFault[] => {
  if (lead === undefined) return [];
  if (!dated.has(kind)) return [fault('wrong-field-kind', at, `lead time on a ${kind}`)];
  return Number.isInteger(lead) && lead > 0 ? [] : [fault('bad-offset', at, `lead of ${lead}`)];
};

const checkField = (field: FieldItem, at: string, names: References): readonly FlowFault[] => [
  ...checkChoices(field, at),
  ...checkBounds(field, at),
  ...checkLead(field, at),
  ...(field.isSearched === true && !searched.has(field.kind)
    ? [fault('wrong-field-kind', at, `search of a ${field.kind}`)]
    : []),
  ...checkSuggestion(field, at, names),
];

const checkAttached = (flow: Flow, item: DocumentItem, at: string): readonly FlowFault[] => {
  if (item.attaches === undefined) return [];
  const { document, state } = item.attaches;
  const attached = flow.items.find((other) => other.item === 'document' && other.key === document);
  if (attached?.item !== 'document') return [fault('unknown-document', at, document)];
  return attached.states.includes(state) ? [] : [fault('bad-document', at, `${document} is never ${state}`)];
};

const checkDocument = (
  flow: Flow,
  item: DocumentItem,
  at: string,
  names: References,
): readonly FlowFault[] => {
  const ranks = item.states.map((state) => stateOrder.indexOf(state));
  const isOrdered =
    ranks[0] === 0 && ranks.every((rank, index) => index === 0 || rank > (ranks[index - 1] ?? rank));
  return [
    ...(isOrdered ? [] : [fault('bad-document', at, `states ${item.states.join(', ') || 'none'}`)]),
    ...(item.deliverBy !== undefined && !item.states.includes('delivered')
      ? [fault('bad-document', at, 'ways of delivery on a document that is never delivered')]
      : []),
    ...(item.deliverBy?.length === 0 ? [fault('empty-choices', at, 'no way of delivery')] : []),
    ...(item.parts?.length === 0 ? [fault('bad-document', at, 'no parts')] : []),
    ...checkAttached(flow, item, at),
    ...(item.fileWhen === undefined ? [] : names.condition(item.fileWhen, at)),
  ];
};

/** Checks one item of a flow: its stage, its condition and what its kind allows. */
export const checkItem = (flow: Flow, item: Item, names: References): readonly FlowFault[] => {
  const at = `items.${item.key}`;
  return [
    ...names.stage(item.stage, at),
    ...(item.when === undefined ? [] : names.condition(item.when, `${at}.when`)),
    ...(item.item === 'field' ? checkField(item, at, names) : []),
    ...(item.item === 'document' ? checkDocument(flow, item, at, names) : []),
  ];
};
