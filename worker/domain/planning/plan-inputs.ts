import type { Instant, Zone } from '#domain/time/day';
import { withMiss } from '#domain/tasks/task-times';
import { unreadNames } from '#domain/fields/own-values';
import type { Edits } from '#domain/jobs/change';
import type { Fact, FactKey } from '#domain/rules/fact';
import { freshPlaces } from '#domain/documents/fresh';
import { appointmentKeys } from '#domain/flow/appointment-item';
import { compile, type CompiledItem } from '#domain/flow/compile/compile';
import { noteKey, standardKey } from '#domain/flow/parts/checklist-item';
import { factOfPlace } from '#domain/flow/template';
import { findItem, findTaskPlan } from '#domain/flow/find-item';
import type { Flow, Item } from '#domain/flow/flow';
import type { Customer, JobState, Task } from '#domain/jobs/job';
import { unallocatedMoney } from '#domain/ledger/ledger';
import { noticeTaskPrefix } from '#domain/tasks/undelivered-tasks';
import { virtualFact } from '#domain/jobs/virtual-fact';

/**
 * Collects all strings of a flow's part. Labels are collected too, which is harmless: only equality with a
 * fact key counts.
 */
const textsIn = (value: unknown, texts: Set<string>): void => {
  if (typeof value === 'string') texts.add(value);
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) textsIn(inner, texts);
};

/** The keys of all fields of checklists; the score of one is in the row of its job. */
const checklistFields = (flow: Flow): readonly FactKey[] =>
  compile(flow).items.flatMap((item) =>
    item.item === 'checklist'
      ? item.standards.flatMap((standard) => [standardKey(item, standard), noteKey(item, standard)])
      : [],
  );

const known = new WeakMap<Flow, ReadonlySet<string>>();

/** Every text of a flow's rules: a fact whose key is not among them is read by no rule, except by the gate of its stage. */
const ruleTexts = (flow: Flow): ReadonlySet<string> => {
  const before = known.get(flow);
  if (before !== undefined) return before;
  const texts = new Set<string>();
  const { items, ...rest } = flow;
  textsIn(rest, texts);
  // An item's own key says only that the item is there, and the list of an item only where it stands.
  for (const { key: _, of: _of, ...item } of items) textsIn(item, texts);
  // An appointment is planned from all its fields, and so is the call that confirms it.
  const { appointments, tasks } = compile(flow);
  textsIn(appointments.map(appointmentKeys), texts);
  textsIn(tasks, texts);
  // What follows from a checklist is read from all its fields.
  textsIn(checklistFields(flow), texts);
  for (const name of freshPlaces(flow)) texts.add(factOfPlace(name) ?? name);
  known.set(flow, texts);
  return texts;
};

/**
 * Whether rules or gates read a list: it or any item of it. Each cell may begin its entry, which has suggestions and
 * absent items of its own, so the list is read as a whole.
 */
const isListRead = (flow: Flow, list: FactKey): boolean => {
  const texts = ruleTexts(flow);
  const { itemsByKey, itemsOf } = compile(flow);
  const isPlanned = (item: CompiledItem): boolean =>
    texts.has(item.key) ||
    item.isRequired === true ||
    item.when !== undefined ||
    (item.item === 'field' && item.suggests !== undefined);
  return (
    texts.has(list) || itemsByKey.get(list)?.isRequired === true || (itemsOf.get(list) ?? []).some(isPlanned)
  );
};

/** The item of the job that a fact is of, which no rule of the flow reads; its gate may. Documents and ticks are always read. */
const unreadItem = (flow: Flow, key: FactKey): Item | null => {
  const found = findItem(flow, key);
  if (found === null || found.entry !== null || found.item.item === 'document') return null;
  return ruleTexts(flow).has(found.item.key) ? null : found.item;
};

/** Whether a fact is read by a rule or by the gate of its stage. */
const isReadByRules = (flow: Flow, key: FactKey): boolean => {
  const entry = findItem(flow, key)?.entry ?? null;
  if (entry !== null) return isListRead(flow, entry.list);
  const item = unreadItem(flow, key);
  return item === null || item.isRequired === true;
};

/** Whether the flow says who writes an item and when: that is asked of the whole job. */
const hasWriteRule = ({ writeWhen, by, afterClosing }: Item): boolean =>
  writeWhen !== undefined || by !== undefined || afterClosing !== undefined;

/**
 * Whether all that a fact changes of the plan is whether its item is missing: no rule reads it, and its gate asks for it
 * whatever else is known.
 */
export const isOwnValue = (flow: Flow, key: FactKey): boolean => {
  const item = unreadItem(flow, key);
  if (item === null || hasWriteRule(item)) return false;
  if (item.item === 'check') return item.when === undefined;
  // Whether a person may be named is checked against the staff, who are not read with a row.
  return (
    item.item === 'field' && item.kind !== 'staff' && item.when === undefined && item.suggests === undefined
  );
};

const virtualKeys: readonly FactKey[] = ['customer.name', 'customer.phone', 'customer.address'];

type Rows = Parameters<typeof virtualFact>[1];

/** Whether a change of customer details changes the virtual facts, which only see whether each detail is filled in. */
const isSeenByRules = (state: Rows, details: Partial<Omit<Customer, 'id'>>): boolean => {
  const after = { ...state, customer: { ...state.customer, ...details } };
  return virtualKeys.some((key) => virtualFact(key, state) !== virtualFact(key, after));
};

/** The part of a job that decides whether an edit of its title or customer can change the plan. */
export type CustomerOf = Pick<JobState, 'job' | 'customer'>;

/** Whether new own values and customer details leave the plan unchanged; of own values those that no rule reads. */
export const keepsPlanOfRow = (
  flow: Flow,
  { job, customer }: CustomerOf,
  edits: { readonly customer: Partial<Omit<Customer, 'id'>>; readonly job: object },
): boolean =>
  !isSeenByRules({ job, customer, lines: [], bookings: [], facts: [] }, edits.customer) &&
  !isOfFreshness(flow, 'customer', edits.customer) &&
  !isOfFreshness(flow, 'job', edits.job);

const isStatedByDocuments = (flow: Flow, { customer = {}, job = {} }: Edits): boolean =>
  isOfFreshness(flow, 'customer', customer) || isOfFreshness(flow, 'job', job);

/** Whether a document whose freshness is asked states one of these details. */
const isOfFreshness = (flow: Flow, of: 'customer' | 'job', details: object): boolean =>
  Object.keys(details).some((name) => freshPlaces(flow).has(`${of}:${name}`));

/** Whether facts of these keys leave all that is planned as it is. */
const keepsPlanOfFacts = (flow: Flow, facts: readonly { readonly key: FactKey }[]): boolean =>
  facts.every(({ key }) => !isReadByRules(flow, key));

/** Parts of an edit that no rule reads, whatever the flow. */
const plainParts: ReadonlySet<string> = new Set([
  'action',
  'reason',
  'changes',
  'customer',
  'facts',
  'files',
  'job',
]);

const isUnread = (job: Edits['job']): boolean =>
  Object.keys(job ?? {}).every((name) => unreadNames.has(name));

/** An empty edit requests a new plan as of now. */
const hasCells = ({ job, customer, facts = [] }: Edits): boolean =>
  job !== undefined || customer !== undefined || facts.length > 0;

/** Undelivered notices have tasks; one that finally counts as missed closes its task with the next plan. */
const hasNoticeTask = ({ tasks }: JobState): boolean =>
  tasks.some(({ key, state }) => state === 'open' && key.startsWith(noticeTaskPrefix));

/**
 * Whether edits leave a job's plan unchanged, so that it need not be derived again; decided from the flow's
 * rules. A job with unallocated credit or with a task of an undelivered notice is always planned again,
 * because time may have changed its plan. The calendar must be the one of the job's last plan.
 */
export const keepsPlan = (flow: Flow, state: JobState, edits: Edits): boolean =>
  hasCells(edits) &&
  Object.entries(edits).every(([part, value]) => value === undefined || plainParts.has(part)) &&
  isUnread(edits.job) &&
  !isSeenByRules(state, edits.customer ?? {}) &&
  !isStatedByDocuments(flow, edits) &&
  keepsPlanOfFacts(flow, edits.facts ?? []) &&
  unallocatedMoney(state).length === 0 &&
  !hasNoticeTask(state);

interface AssignedTasks {
  readonly flow: Flow;
  readonly facts: readonly Pick<Fact, 'key' | 'value'>[];
  readonly tasks: readonly Task[];
  readonly now: Instant;
  readonly zone: Zone;
}

/**
 * The tasks that change where a job gets another assignee and nothing else of it changes: those of the plan for which no
 * field names somebody. Null where that is not known of its rows alone: a field has a suggestion, a notice has a task, or a
 * task is of an entry.
 */
export const tasksOfAssignee = (
  { flow, facts, tasks, ...moment }: AssignedTasks,
  assigneeId: string | null,
): readonly Task[] | null => {
  // A person of an appointment may be the assignee.
  if (compile(flow).appointments.length > 0) return null;
  const plans = new Map(compile(flow).tasks.map((plan) => [plan.key, plan]));
  const suggested = new Set(
    compile(flow).items.flatMap((item) =>
      item.item === 'field' && item.suggests !== undefined ? [item.key] : [],
    ),
  );
  const named = new Set(
    facts.flatMap(({ key, value }) => (typeof value === 'string' && value !== '' ? [key] : [])),
  );
  const fieldOf = ({ key }: Task): FactKey => {
    const who = plans.get(key)?.who;
    return who !== undefined && 'staffField' in who ? who.staffField : '';
  };
  const current = tasks.filter(({ state }) => state !== 'dropped');
  const isUnknown = (task: Task): boolean =>
    task.key.startsWith(noticeTaskPrefix) ||
    suggested.has(fieldOf(task)) ||
    findTaskPlan(flow, task.key)?.forEach !== undefined;
  if (current.some(isUnknown)) return null;
  return current
    .filter(
      (task) =>
        plans.has(task.key) &&
        task.duty === null &&
        !named.has(fieldOf(task)) &&
        task.assigneeId !== assigneeId,
    )
    .map((task) => withMiss(task, { ...task, assigneeId }, moment));
};
