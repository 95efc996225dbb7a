import { statesOf } from '#domain/flow/document';
import type { DocumentItem, DocumentState, FieldItem, Flow, Item } from '#domain/flow/flow';
import type { FeeTable } from '#domain/rules/fee-table';
import { issue, type FlowIssue } from '#domain/flow/check/issue';
import { checkChecklist } from '#domain/flow/check/questions/checklists';
import { checkFile, checkList, checkPart, checkPlace } from '#domain/flow/check/lists';
import { checkActors, checkWriters, dutiesOf, type PeopleNames } from '#domain/flow/check/people';
import type { References } from '#domain/flow/check/references';
import { checkTemplate } from '#domain/flow/check/templates';

const stateOrder: readonly DocumentState[] = ['filed', 'delivered', 'agreed', 'signed'];
const dated = new Set(['date', 'instant']);
const bounded = new Set(['number', 'money', 'percent']);
const searched = new Set(['text', 'number', 'choice']);

const checkFees = (table: FeeTable, at: string, names: References): readonly FlowIssue[] => [
  ...(table.fees.length === 0 ? [issue('bad-suggestion', at, 'no fees')] : []),
  ...table.fees.flatMap(({ when, amountMinor }) => [
    ...names.condition(when, at),
    ...(amountMinor !== null && (!Number.isSafeInteger(amountMinor) || amountMinor < 0)
      ? [issue('bad-amount', at, String(amountMinor))]
      : []),
  ]),
];

const checkSuggestion = (field: FieldItem, at: string, names: References): readonly FlowIssue[] => {
  const { suggests, kind } = field;
  if (suggests === undefined) return [];
  if ('fees' in suggests) {
    return kind === 'money'
      ? checkFees(suggests, at, names)
      : [issue('bad-suggestion', at, `fees do not suggest a ${kind}`)];
  }
  return dated.has(kind)
    ? names.rule(suggests, at)
    : [issue('bad-suggestion', at, `a rule does not suggest a ${kind}`)];
};

/** Checks that a field of choices has them, and no field else. */
export const checkChoices = (
  { kind, choices = [] }: Pick<FieldItem, 'kind' | 'choices'>,
  at: string,
): readonly FlowIssue[] => {
  const keys = new Set(choices.map(({ key }) => key));
  const isOfChoices = kind === 'choice' || kind === 'choices';
  return [
    ...(isOfChoices && choices.length === 0 ? [issue('empty-choices', at, 'no choices')] : []),
    ...(!isOfChoices && choices.length > 0 ? [issue('wrong-field-kind', at, `choices on a ${kind}`)] : []),
    ...(kind === 'choices'
      ? choices
          .filter(({ key }) => key.includes(','))
          .map(({ key }) => issue('bad-key', at, `${key} has a comma, which parts the choices`))
      : []),
    ...(keys.size < choices.length ? [issue('duplicate-key', at, 'choices')] : []),
  ];
};

/** Checks that bounds are of a number and in order. */
export const checkBounds = (
  { kind, min, max }: Pick<FieldItem, 'kind' | 'min' | 'max'>,
  at: string,
): readonly FlowIssue[] => {
  if (min === undefined && max === undefined) return [];
  if (!bounded.has(kind)) return [issue('bad-bounds', at, `bounds on a ${kind}`)];
  return min !== undefined && max !== undefined && min > max
    ? [issue('bad-bounds', at, `${min} to ${max}`)]
    : [];
};

const checkLead = (
  { kind, leadWorkingDays: lead, leadWaivedWhen }: FieldItem,
  at: string,
  names: References,
): readonly FlowIssue[] => {
  if (leadWaivedWhen !== undefined && lead === undefined)
    return [issue('bad-bounds', at, 'a lead time is waived that is not there')];
  if (lead === undefined) return [];
  if (leadWaivedWhen !== undefined) {
    const waived = names.condition(leadWaivedWhen, `${at}.leadWaivedWhen`);
    if (waived.length > 0) return waived;
  }
  if (!dated.has(kind)) return [issue('wrong-field-kind', at, `lead time on a ${kind}`)];
  return Number.isInteger(lead) && lead > 0 ? [] : [issue('bad-offset', at, `lead of ${lead}`)];
};

const checkPast = ({ kind, notAfterToday }: FieldItem, at: string): readonly FlowIssue[] =>
  notAfterToday === true && !dated.has(kind)
    ? [issue('wrong-field-kind', at, `no later than today on a ${kind}`)]
    : [];

const checkTurn = (
  { duty, inTurnWhen, of }: FieldItem,
  at: string,
  names: References,
): readonly FlowIssue[] => {
  if (inTurnWhen === undefined) return [];
  const stands = duty === undefined || of !== undefined;
  return [
    ...(stands ? [issue('wrong-field-kind', at, 'a turn is of a duty, once in the job')] : []),
    ...names.condition(inTurnWhen, `${at}.inTurnWhen`),
  ];
};

const checkField = (field: FieldItem, at: string, names: References): readonly FlowIssue[] => [
  ...checkChoices(field, at),
  ...checkBounds(field, at),
  ...checkLead(field, at, names),
  ...checkPast(field, at),
  ...(field.notAfterToday === true && field.leadWorkingDays !== undefined
    ? [issue('bad-bounds', at, 'a lead time on what lies in the past')]
    : []),
  ...(field.isSearched === true && !searched.has(field.kind)
    ? [issue('wrong-field-kind', at, `search of a ${field.kind}`)]
    : []),
  ...checkSuggestion(field, at, names),
  ...checkTurn(field, at, names),
];

const checkAttached = (flow: Flow, item: DocumentItem, at: string): readonly FlowIssue[] => {
  if (item.attaches === undefined) return [];
  const { document, state } = item.attaches;
  const attached = flow.items.find(
    (candidate) => candidate.item === 'document' && candidate.key === document,
  );
  if (attached?.item !== 'document') return [issue('unknown-document', at, document)];
  return attached.states.includes(state) ? [] : [issue('bad-document', at, `${document} is never ${state}`)];
};

const checkRecording = (
  { by, afterClosing, fileWhen }: DocumentItem,
  at: string,
  names: References,
): readonly FlowIssue[] => [
  ...(by === undefined && afterClosing === undefined
    ? []
    : [issue('bad-document', at, 'who records a state and when is not said by the document')]),
  ...(fileWhen === undefined ? [] : names.condition(fileWhen, at)),
];

const checkStates = (item: DocumentItem, at: string, known: PeopleNames): readonly FlowIssue[] => {
  const recorded = new Set<string>(statesOf(item));
  return [
    ...(item.isReturnable === true && !item.states.includes('agreed')
      ? [issue('bad-document', at, 'returned is the opposite of agreed, which it never is')]
      : []),
    ...Object.entries(item.statesBy ?? {}).flatMap(([state, by]) => [
      ...(recorded.has(state) ? [] : [issue('bad-document', `${at}.statesBy`, `it is never ${state}`)]),
      ...checkActors(by, `${at}.statesBy.${state}`, known),
    ]),
    ...Object.entries(item.stateWhen ?? {}).flatMap(([state, when]) => [
      ...(recorded.has(state) && state !== item.states[0]
        ? []
        : [issue('bad-document', `${at}.stateWhen`, `${state} is no later state of it`)]),
      ...known.names.condition(when, `${at}.stateWhen.${state}`),
    ]),
  ];
};

const checkDocument = (
  flow: Flow,
  item: DocumentItem,
  at: string,
  names: References,
): readonly FlowIssue[] => {
  const ranks = item.states.map((state) => stateOrder.indexOf(state));
  const isOrdered =
    ranks[0] === 0 && ranks.every((rank, index) => index === 0 || rank > (ranks[index - 1] ?? rank));
  return [
    ...(isOrdered ? [] : [issue('bad-document', at, `states ${item.states.join(', ') || 'none'}`)]),
    ...(item.deliverBy !== undefined && !item.states.includes('delivered')
      ? [issue('bad-document', at, 'ways of delivery on a document that is never delivered')]
      : []),
    ...(item.deliverBy?.length === 0 ? [issue('empty-choices', at, 'no way of delivery')] : []),
    ...(item.parts?.length === 0 ? [issue('bad-document', at, 'no parts')] : []),
    ...checkStates(item, at, { names, duties: dutiesOf(flow) }),
    ...checkTemplate(flow, item, { at, names }),
    ...checkAttached(flow, item, at),
    ...checkRecording(item, at, names),
  ];
};

/** Checks one item of a flow: its stage, its conditions, its list and what its kind allows. */
export const checkItem = (flow: Flow, item: Item, names: References): readonly FlowIssue[] => {
  const at = `items.${item.key}`;
  const inPlace = names.inEntryOf(item.of);
  return [
    ...names.stage(item.stage, at),
    ...(item.when === undefined ? [] : inPlace.condition(item.when, `${at}.when`)),
    ...(item.writeWhen === undefined ? [] : inPlace.condition(item.writeWhen, `${at}.writeWhen`)),
    ...checkWriters(item, at, { names: inPlace, duties: dutiesOf(flow) }),
    ...checkPlace(item, at, names),
    ...checkPart(flow, item, at),
    ...(item.item === 'field' ? checkField(item, at, inPlace) : []),
    ...(item.item === 'document' ? checkDocument(flow, item, at, inPlace) : []),
    ...(item.item === 'list' ? checkList(flow, item, at) : []),
    ...(item.item === 'file' ? checkFile(item, at) : []),
    ...(item.item === 'checklist' ? checkChecklist(item, at, inPlace) : []),
  ];
};
