import type { FieldItem, Flow, Item, Stage } from '#domain/flow/flow';
import type { StaffReceiver, Who } from '#domain/flow/who';
import type { TaskPlan } from '#domain/flow/task-plan';
import { issue, type FlowIssue } from '#domain/flow/check/issue';
import { checkSpan } from '#domain/flow/check/questions/offsets';
import type { References } from '#domain/flow/check/references';
import { roles } from '#domain/rights/rights';

const roleNames = new Set<string>(roles);

/** The duties of a flow by their keys. */
export const dutiesOf = ({ duties = [] }: Pick<Flow, 'duties'>): ReadonlySet<string> =>
  new Set(duties.map(({ key }) => key));

/** A flow's names, as rules about people ask for them. */
export interface PeopleNames {
  readonly names: References;
  readonly duties: ReadonlySet<string>;
}

const checkDuty = (duty: string, at: string, { duties }: PeopleNames): readonly FlowIssue[] =>
  duties.has(duty) ? [] : [issue('unknown-duty', at, duty)];

/** Checks that somebody is named: by a staff field, a role, or a duty of the flow. */
const checkWho = (who: Who, at: string, known: PeopleNames): readonly FlowIssue[] => {
  if ('role' in who) return roleNames.has(who.role) ? [] : [issue('wrong-value', at, `no role ${who.role}`)];
  if ('duty' in who) return checkDuty(who.duty, at, known);
  const unknown = known.names.fact(who.staffField, at);
  return unknown.length > 0 || known.names.kindOf(who.staffField) === 'staff'
    ? unknown
    : [issue('wrong-field-kind', at, `${who.staffField} names no person`)];
};

/** Checks the receiver of a notice within the staff. */
export const checkReceiver = (
  to: 'customer' | StaffReceiver,
  at: string,
  known: PeopleNames,
): readonly FlowIssue[] => (typeof to === 'string' ? [] : checkWho(to, at, known));

/** Checks that those whose act a state of a document is are named. */
export const checkActors = (by: readonly Who[], at: string, known: PeopleNames): readonly FlowIssue[] => [
  ...(by.length === 0 ? [issue('empty-group', `${at}.by`, 'names nobody')] : []),
  ...by.flatMap((who) => checkWho(who, `${at}.by`, known)),
];

/** Checks that those who may write an item are named, and that the people it lists keep a duty of the flow. */
export const checkWriters = (item: Item, at: string, known: PeopleNames): readonly FlowIssue[] => [
  ...(item.by === undefined ? [] : checkActors(item.by, at, known)),
  ...(item.item === 'field' ? checkKeepers(item, at, known) : []),
];

/** Checks that the people whom a field names keep a duty of the flow. */
export const checkKeepers = (
  item: Pick<FieldItem, 'kind' | 'duty'>,
  at: string,
  known: PeopleNames,
): readonly FlowIssue[] => {
  if (item.duty === undefined) return [];
  return item.kind === 'staff'
    ? checkDuty(item.duty, `${at}.duty`, known)
    : [issue('wrong-field-kind', `${at}.duty`, `a duty of a ${item.kind}`)];
};

/** Checks who holds a stage. */
export const checkHolder = ({ key, heldBy }: Stage, known: PeopleNames): readonly FlowIssue[] =>
  heldBy === undefined ? [] : checkWho(heldBy, `stages.${key}.heldBy`, known);

const checkAsks = (
  { asks, again, forEach }: TaskPlan,
  at: string,
  { names }: PeopleNames,
): readonly FlowIssue[] => {
  if (asks === undefined)
    return again === undefined
      ? []
      : [issue('bad-task', `${at}.again`, 'only a task that asks is told of again')];
  const inEntry = names.inEntryOf(asks.list);
  return [
    ...names.list(asks.list, `${at}.asks.list`),
    ...Object.entries(asks.preset).flatMap(([key, is]) =>
      inEntry.condition({ fact: key, is }, `${at}.asks.preset`),
    ),
    ...inEntry.condition(asks.closes, `${at}.asks.closes`),
    ...(asks.since === undefined ? [] : names.inEntryOf(forEach).fact(asks.since, `${at}.asks.since`)),
    ...(again === undefined ? [] : checkSpan(again, `${at}.again`, 1)),
  ];
};

/** Checks who has a task, what it asks, whom it climbs to and what is said. */
export const checkTaskPeople = (plan: TaskPlan, at: string, known: PeopleNames): readonly FlowIssue[] => {
  const inPlace = { ...known, names: known.names.inEntryOf(plan.forEach) };
  return [
    ...(plan.who === undefined ? [] : checkWho(plan.who, `${at}.who`, inPlace)),
    ...(plan.who !== undefined && plan.assignee !== undefined
      ? [issue('bad-task', at, 'who and assignee')]
      : []),
    ...(plan.climbs !== undefined && plan.escalatesAfter !== undefined
      ? [issue('bad-task', at, 'climbs and escalatesAfter')]
      : []),
    ...(plan.climbs ?? []).flatMap(({ after, to }) => [
      ...checkSpan(after, `${at}.climbs`, 0),
      ...checkReceiver(to, `${at}.climbs`, inPlace),
    ]),
    ...(plan.script ?? []).flatMap(({ when }) =>
      when === undefined ? [] : inPlace.names.condition(when, `${at}.script`),
    ),
    ...checkAsks(plan, at, known),
  ];
};
