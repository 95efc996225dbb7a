import { checkThing } from '#domain/flow/check/questions/thing';
import { checkAppointment } from '#domain/flow/check/appointments';
import { compile } from '#domain/flow/compile/compile';
import { appointmentsOf, itemsOf } from '#domain/flow/items-of';
import type { Flow, MilestonePlan } from '#domain/flow/flow';
import type { WarrantyPlan } from '#domain/flow/plans/warranty-plan';
import type { NoticePlan } from '#domain/flow/plans/notice-plan';
import type { TaskPlan } from '#domain/flow/task-plan';
import { issue, type FlowIssue } from '#domain/flow/check/issue';
import { checkEndings, checkRecipient } from '#domain/flow/check/endings';
import { checkItem } from '#domain/flow/check/items';
import { declaredFacts, type FactKind } from '#domain/flow/flow-names';
import { checkHolder, checkTaskPeople, dutiesOf } from '#domain/flow/check/people';
import { checkLines } from '#domain/flow/check/lines';
import { checkCycles, checkPaidBefore } from '#domain/flow/check/order';
import { checkSpan } from '#domain/flow/check/questions/offsets';
import { referencesOf, type References } from '#domain/flow/check/references';
import { sourcesOf, textsOf } from '#domain/flow/check/walk';
import { locales } from '#domain/texts/text';

const keyPattern = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const builtInPlaceholders = new Set(['customer', 'job', 'amount', 'due', 'shop', 'date', 'unready']);

const checkKeys = (flow: Flow): readonly FlowIssue[] => {
  const families: Readonly<Record<string, readonly string[]>> = {
    stages: flow.stages.map(({ key }) => key),
    items: itemsOf(flow).map(({ key }) => key),
    appointments: appointmentsOf(flow.items).map(({ key }) => key),
    facts: declaredFacts(flow).map(({ key }) => key),
    milestones: flow.milestones.map(({ key }) => key),
    tasks: compile(flow).tasks.map(({ key }) => key),
    notices: flow.notices.map(({ key }) => key),
    warranties: flow.warranties.map(({ key }) => key),
    exits: (flow.exits ?? []).map(({ key }) => key),
    excluded: (flow.excluded ?? []).map(({ key }) => key),
    duties: (flow.duties ?? []).map(({ key }) => key),
    lineTags: flow.lineTags.map(({ key }) => key),
    crewRoles: flow.crewRoles.map(({ key }) => key),
    lineFields: (flow.lines?.fields ?? []).map(({ key }) => key),
  };
  const all = Object.entries(families);
  return [
    ...all.flatMap(([family, keys]) =>
      keys
        .filter((key, index) => keys.indexOf(key) < index)
        .map((key) => issue('duplicate-key', family, key)),
    ),
    ...[['flow', [flow.key]] as const, ...all].flatMap(([family, keys]) =>
      keys.filter((key) => !keyPattern.test(key)).map((key) => issue('bad-key', family, key)),
    ),
  ];
};

const checkTexts = (flow: Flow): readonly FlowIssue[] => [
  ...textsOf(flow).flatMap(({ at, found }) =>
    locales.filter((locale) => found[locale].trim() === '').map((locale) => issue('empty-text', at, locale)),
  ),
  ...sourcesOf(flow)
    .filter(
      ({ found }) => found.length === 0 || found.some((id) => typeof id !== 'string' || id.trim() === ''),
    )
    .map(({ at }) => issue('empty-source', at, 'names no requirement')),
];

const checkKind = (options: {
  readonly names: References;
  readonly key: string;
  readonly at: string;
  readonly kinds: readonly FactKind[];
}): readonly FlowIssue[] => {
  const { names, key, at, kinds } = options;
  const kind = names.kindOf(key);
  const unknown = names.fact(key, at);
  if (kind === undefined || unknown.length > 0) return unknown;
  return kinds.includes(kind)
    ? []
    : [issue('wrong-field-kind', at, `${key} is ${kind}, not ${kinds.join(' or ')}`)];
};

const checkStages = (flow: Flow, names: References): readonly FlowIssue[] => [
  ...(flow.stages.length < 2 ? [issue('too-few-stages', 'stages', String(flow.stages.length))] : []),
  ...flow.stages.flatMap((stage) => checkHolder(stage, { names, duties: dutiesOf(flow) })),
  ...flow.stages.flatMap(({ key, leaveWhen = [] }) =>
    leaveWhen.flatMap(({ condition }) => names.condition(condition, `stages.${key}.leaveWhen`)),
  ),
];

const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value > 0;

const checkAmount = ({ amount, key }: MilestonePlan, names: References): readonly FlowIssue[] => {
  const at = `milestones.${key}.amount`;
  if ('field' in amount) return checkKind({ names, key: amount.field, at, kinds: ['money'] });
  if ('rest' in amount) return [];
  const value = 'percent' in amount ? amount.percent : amount.fixedMinor;
  return isWhole(value) ? [] : [issue('bad-amount', at, String(value))];
};

const checkMilestone = (plan: MilestonePlan, names: References): readonly FlowIssue[] => {
  const at = `milestones.${plan.key}`;
  return [
    ...checkAmount(plan, names),
    ...names.rule(plan.due, `${at}.due`),
    ...[plan.paidBefore, plan.extrasPaidBefore].flatMap((stage) =>
      stage === undefined ? [] : names.stage(stage, at),
    ),
    ...(plan.readiness === undefined ? [] : names.condition(plan.readiness.condition, `${at}.readiness`)),
  ];
};

/**
 * The milestones within the contract must sum to its total: percents of 100 in all, or a last milestone that
 * takes the rest.
 */
const checkWhole = (flow: Flow): readonly FlowIssue[] => {
  const parts = flow.milestones
    .filter(({ isWithinContract = true }) => isWithinContract)
    .map(({ amount }) => amount);
  if (parts.length === 0) return [];
  const percents = parts.flatMap((amount) => ('percent' in amount ? [amount.percent] : []));
  const sum = percents.reduce((total, percent) => total + percent, 0);
  const rests = parts.flatMap((amount, index) => ('rest' in amount ? [index] : []));
  const isPercentOnly = percents.length === parts.length && sum === 100;
  return [
    ...(sum > 100 ? [issue('percents-above-100', 'milestones', `${sum} %`)] : []),
    ...(rests.length === 0 && !isPercentOnly
      ? [issue('plan-not-whole', 'milestones', `${sum} % and no rest`)]
      : []),
    ...(rests.some((index) => index < parts.length - 1)
      ? [issue('rest-not-last', 'milestones', 'rest')]
      : []),
    ...flow.milestones
      .filter(({ amount, isWithinContract = true }) => 'rest' in amount && !isWithinContract)
      .map(({ key }) => issue('plan-not-whole', `milestones.${key}`, 'rest outside the contract')),
  ];
};

/** The first parts of row keys that are not of a flow's plan. */
const reservedKeys = new Set(['manual', 'notice', 'change-order', 'take']);

/** A plan for each entry of a list: its row keys begin with its own, so that no other rows may begin like them. */
const checkForEach = (
  { key, forEach }: Pick<TaskPlan, 'key' | 'forEach'>,
  at: string,
  names: References,
): readonly FlowIssue[] => {
  if (forEach === undefined) return [];
  return [
    ...names.list(forEach, `${at}.forEach`),
    ...(reservedKeys.has(key) ? [issue('reserved-key', at, key)] : []),
  ];
};

const checkTask = (flow: Flow, plan: TaskPlan, jobNames: References): readonly FlowIssue[] => {
  const at = `tasks.${plan.key}`;
  const names = jobNames.inEntryOf(plan.forEach);
  return [
    ...checkForEach(plan, at, jobNames),
    ...checkTaskPeople(plan, at, { names: jobNames, duties: dutiesOf(flow) }),
    ...names.rule(plan.due, `${at}.due`),
    ...(plan.startsWhen === undefined ? [] : names.condition(plan.startsWhen, `${at}.startsWhen`)),
    ...names.condition(plan.doneWhen, `${at}.doneWhen`),
    ...(plan.assignee === undefined
      ? []
      : checkKind({ names, key: plan.assignee, at: `${at}.assignee`, kinds: ['staff'] })),
    ...(plan.agreedDateField === undefined
      ? []
      : checkKind({
          names,
          key: plan.agreedDateField,
          at: `${at}.agreedDateField`,
          kinds: ['date', 'instant'],
        })),
    ...(plan.escalatesAfter === undefined ? [] : checkSpan(plan.escalatesAfter, `${at}.escalatesAfter`, 0)),
  ];
};

const placeholdersIn = (label: string): readonly string[] =>
  [...label.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name).toSorted();

const checkPlaceholders = (plan: NoticePlan, names: References): readonly FlowIssue[] =>
  (
    [
      ['subject', plan.subject],
      ['body', plan.body],
    ] as const
  ).flatMap(([part, words]) => {
    const at = `notices.${plan.key}.${part}`;
    const used = placeholdersIn(words.en);
    return [
      ...used.flatMap((name) => {
        if (name.startsWith('fact:')) return names.fact(name.slice('fact:'.length), at);
        return builtInPlaceholders.has(name) ? [] : [issue('bad-placeholder', at, name)];
      }),
      ...locales
        .filter((locale) => placeholdersIn(words[locale]).join() !== used.join())
        .map((locale) => issue('bad-placeholder', at, `${locale} names others than en`)),
    ];
  });

const checkNotice = (flow: Flow, plan: NoticePlan, jobNames: References): readonly FlowIssue[] => {
  const at = `notices.${plan.key}`;
  const names = jobNames.inEntryOf(plan.forEach);
  return [
    ...checkForEach(plan, at, jobNames),
    ...checkRecipient(flow, plan, names),
    ...names.rule(plan.send, `${at}.send`),
    ...(plan.when === undefined ? [] : names.condition(plan.when, `${at}.when`)),
    ...(plan.until === undefined ? [] : names.condition(plan.until, `${at}.until`)),
    ...checkSpan(plan.validFor, `${at}.validFor`, 1),
    ...checkPlaceholders(plan, names),
  ];
};

const checkWarranty = (plan: WarrantyPlan, names: References): readonly FlowIssue[] => {
  const at = `warranties.${plan.key}`;
  return [
    ...names.rule(plan.from, `${at}.from`),
    ...checkSpan(plan.lasts, `${at}.lasts`, 1),
    ...[plan.lineTag, plan.exceptLineTag].flatMap((tag) => (tag === undefined ? [] : names.lineTag(tag, at))),
  ];
};

/** All issues of a flow; empty when the product can run it, which `test/registry` requires of every flow. */
export const checkFlow = (flow: Flow): readonly FlowIssue[] => {
  const names = referencesOf(flow);
  return [
    ...checkKeys(flow),
    ...checkTexts(flow),
    ...checkStages(flow, names),
    ...itemsOf(flow).flatMap((item) => checkItem(flow, item, names)),
    ...appointmentsOf(flow.items).flatMap((item) => checkAppointment(flow, item, names)),

    ...flow.milestones.flatMap((plan) => checkMilestone(plan, names)),
    ...checkWhole(flow),
    ...flow.tasks.flatMap((plan) => checkTask(flow, plan, names)),
    ...flow.notices.flatMap((plan) => checkNotice(flow, plan, names)),
    ...flow.warranties.flatMap((plan) => checkWarranty(plan, names)),
    ...checkKind({ names, key: flow.keyDate, at: 'keyDate', kinds: ['date', 'instant'] }),
    ...(flow.priceFixedWhen === undefined ? [] : names.condition(flow.priceFixedWhen, 'priceFixedWhen')),
    ...(flow.progress === undefined
      ? []
      : checkKind({ names, key: flow.progress, at: 'progress', kinds: ['percent'] })),
    ...checkLines(flow, { names, duties: dutiesOf(flow) }),
    ...checkEndings(flow, names),
    ...checkThing(flow),
    ...checkCycles(flow),
    ...checkPaidBefore(flow),
  ];
};
