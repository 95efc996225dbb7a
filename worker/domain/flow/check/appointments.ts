import { appointmentKeys, appointmentMinutes } from '#domain/flow/appointment-item';
import { issue, type FlowIssue } from '#domain/flow/check/issue';
import type { References } from '#domain/flow/check/references';
import type { AppointmentItem, Flow } from '#domain/flow/flow';

type FactKind = NonNullable<ReturnType<References['kindOf']>>;

const checkNamed = (
  { names, keys, at }: { readonly names: References; readonly keys: readonly string[]; readonly at: string },
  kinds: readonly FactKind[],
): readonly FlowIssue[] =>
  keys.flatMap((key) => {
    const unknown = names.fact(key, at);
    const kind = names.kindOf(key);
    if (unknown.length > 0 || kind === undefined || kinds.includes(kind)) return unknown;
    return [issue('wrong-field-kind', at, `${key} is ${kind}, not ${kinds.join(' or ')}`)];
  });

/** Fields that the author wrote in place of those of the appointment keep their keys, so they must be of their kinds. */
const checkOwnFields = (item: AppointmentItem, at: string, names: References): readonly FlowIssue[] => {
  const keys = appointmentKeys(item);
  const check = (key: string, kind: FactKind) => checkNamed({ names, keys: [key], at }, [kind]);
  return [
    ...check(keys.at, 'instant'),
    ...check(keys.minutes, 'number'),
    ...check(keys.place, 'text'),
    ...(item.confirm === undefined ? [] : check(keys.call, 'choice')),
  ];
};

/** Checks what only an appointment says: its length, its place, its people, its crew, its resources and its call. */
export const checkAppointment = (
  flow: Flow,
  item: AppointmentItem,
  jobNames: References,
): readonly FlowIssue[] => {
  const at = `items.${item.key}`;
  const names = jobNames.inEntryOf(item.of);
  const { minutes, place, people, crew = [], resources = [], confirm } = item;
  const { min, max } = appointmentMinutes;
  const roles = new Set(flow.crewRoles.map(({ key }) => key));
  return [
    ...(Number.isInteger(minutes) && minutes >= min && minutes <= max
      ? []
      : [issue('bad-bounds', at, `${minutes} minutes`)]),
    ...(typeof place === 'string'
      ? []
      : checkNamed({ names, keys: [place.fact], at: `${at}.place` }, ['text', 'choice'])),
    ...checkNamed({ names, keys: people, at: `${at}.people` }, ['staff']),
    ...crew
      .filter((role) => !roles.has(role))
      .map((role) => issue('wrong-value', `${at}.crew`, `no role ${role} of the crew`)),
    ...checkNamed({ names, keys: resources, at: `${at}.resources` }, ['text', 'choice']),
    ...(item.partOf === undefined ? [] : [issue('bad-part', at, 'an appointment is part of no item')]),
    ...(confirm === undefined ? [] : names.rule(confirm.by, `${at}.confirm`)),
    ...(confirm !== undefined && 'staffField' in confirm.who
      ? checkNamed({ names, keys: [confirm.who.staffField], at: `${at}.confirm` }, ['staff'])
      : []),
    ...checkOwnFields(item, at, names),
  ];
};
