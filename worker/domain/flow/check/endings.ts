import type { Exit, LinkedOpening } from '#domain/flow/plans/endings';
import type { Flow } from '#domain/flow/flow';
import type { NoticePlan } from '#domain/flow/plans/notice-plan';
import type { TaskPlan } from '#domain/flow/task-plan';
import { checkReceiver, dutiesOf } from '#domain/flow/check/people';
import { issue, type FlowIssue } from '#domain/flow/check/issue';
import type { References } from '#domain/flow/check/references';

const checkExit = (flow: Flow, exit: Exit, names: References): readonly FlowIssue[] => {
  const at = `exits.${exit.key}`;
  const last = flow.stages.at(-1)?.key;
  return [
    ...(exit.from ?? []).flatMap((stage) => [
      ...names.stage(stage, at),
      ...(stage === last ? [issue('bad-exit', at, `${stage} is where the job is done`)] : []),
    ]),
    ...(exit.needs.length === 0 ? [issue('bad-exit', at, 'needs nothing, not even a reason')] : []),
    ...exit.needs.flatMap((key) => checkNeed(flow, key, at)),
  ];
};

/** An exit names items of the job: a field, a check, a document as a whole, a list. */
const checkNeed = ({ items }: Flow, key: string, at: string): readonly FlowIssue[] => {
  const item = items.find((candidate) => candidate.key === key);
  if (item === undefined) return [issue('unknown-fact', at, key)];
  return item.of === undefined
    ? []
    : [issue('entry-out-of-scope', at, `${key} is of an entry of ${item.of}`)];
};

/** What is said of the new trade is asked when the job is opened: it has versions of its own. */
const checkOpening = (
  { items }: Flow,
  { kind, copies, coveredItem }: LinkedOpening,
): readonly FlowIssue[] => {
  const at = `opens.${kind}`;
  return [
    ...copies.flatMap((key) => {
      const item = items.find((candidate) => candidate.key === key);
      if (item === undefined) return [issue('unknown-fact', at, key)];
      return item.of === undefined && (item.item === 'field' || item.item === 'check')
        ? []
        : [issue('bad-opening', at, `${key} is no single value`)];
    }),
    ...(coveredItem !== undefined && kind !== 'claim'
      ? [issue('bad-opening', at, 'only a claim is covered or not')]
      : []),
  ];
};

const checkClasses = ({ warranties, excluded = [], opens = [] }: Flow): readonly FlowIssue[] => {
  const covered = new Set(warranties.flatMap((plan) => plan.class ?? []));
  return [
    ...excluded
      .filter(({ key }) => covered.has(key))
      .map(({ key }) => issue('bad-class', 'excluded', `${key} is covered by a warranty`)),
    ...warranties
      .filter((plan) => plan.class !== undefined && (plan.lineTag ?? plan.exceptLineTag) !== undefined)
      .map(({ key }) => issue('bad-class', `warranties.${key}`, 'both a class and a tag')),
    ...(covered.size > 0 && warranties.some((plan) => plan.class === undefined)
      ? [issue('bad-class', 'warranties', 'some with a class and some without')]
      : []),
    ...(opens.some(({ kind }) => kind === 'claim') && warranties.length === 0
      ? [issue('bad-opening', 'opens.claim', 'a claim without a warranty')]
      : []),
  ];
};

/** Checks how jobs of a flow end, what is opened from them, and which lines its warranties cover. */
export const checkEndings = (flow: Flow, names: References): readonly FlowIssue[] => [
  ...(flow.exits ?? []).flatMap((exit) => checkExit(flow, exit, names)),
  ...(flow.opens ?? []).flatMap((opening) => checkOpening(flow, opening)),
  ...checkClasses(flow),
  ...(flow.contact === undefined
    ? []
    : [
        ...names.condition(flow.contact.finished, 'contact.finished'),
        ...names.condition(flow.contact.contacted, 'contact.contacted'),
      ]),
  ...flow.tasks.flatMap((task) => checkAfterClosing(flow, task)),
];

/** Whether an item that a task waits for can be written in a closed job is for its author; that the task exists is not. */
const checkAfterClosing = (
  { items }: Flow,
  { key, afterClosing, agreedDateField }: TaskPlan,
): readonly FlowIssue[] => {
  const field = items.find((item) => item.key === agreedDateField);
  return afterClosing === true && field !== undefined && field.afterClosing !== true
    ? [issue('bad-exit', `tasks.${key}`, `${field.key} cannot be agreed after closing`)]
    : [];
};

const texts = new Set(['text', 'choice']);

/** Checks whom a notice goes to, by which channel, and where their reply is kept. */
export const checkRecipient = (flow: Flow, plan: NoticePlan, names: References): readonly FlowIssue[] => {
  const at = `notices.${plan.key}.to`;
  const { to, via } = plan;
  if (typeof to === 'string' || !('person' in to))
    return [...checkReceiver(to, at, { names, duties: dutiesOf(flow) }), ...checkReply(flow, plan, names)];
  const { name, phone, email } = to.person;
  return [
    ...[name, phone, email].flatMap((fact) => (fact === undefined ? [] : checkText(names, fact, at))),
    ...(canReach(to.person, via)
      ? []
      : [issue('bad-recipient', at, via === 'sms' ? 'no phone' : 'no address')]),
    ...checkReply(flow, plan, names),
  ];
};

const checkReply = (
  { items }: Flow,
  { key, reply, afterClosing }: NoticePlan,
  names: References,
): readonly FlowIssue[] => {
  if (reply === undefined) return [];
  const at = `notices.${key}.reply`;
  const takesLate = items.some((item) => item.of === reply && item.afterClosing === true);
  return [
    ...names.list(reply, at),
    ...(afterClosing === true && !takesLate
      ? [issue('bad-recipient', at, `${reply} takes no reply after closing`)]
      : []),
  ];
};

const canReach = (
  { phone, email }: { readonly phone?: string; readonly email?: string },
  via: NoticePlan['via'],
): boolean => (via === 'sms' ? phone !== undefined : email !== undefined);

const checkText = (names: References, key: string, at: string): readonly FlowIssue[] => {
  const unknown = names.fact(key, at);
  const kind = names.kindOf(key);
  if (unknown.length > 0 || kind === undefined || texts.has(kind)) return unknown;
  return [issue('wrong-field-kind', at, `${key} is ${kind}, not text`)];
};
