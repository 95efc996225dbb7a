import type { Edits } from '#domain/jobs/change';
import type { FactKey } from '#domain/rules/fact';
import type { Flow, Item } from '#domain/flow/flow';
import type { Customer, JobState } from '#domain/jobs/job';
import { unallocatedMoney } from '#domain/ledger/ledger';
import { noticeTaskPrefix } from '#domain/planning/undelivered-tasks';
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

/** An item's own key only declares the item and is skipped. A required item is read by its gate. */
const readByItem = ({ key, ...item }: Item, texts: Set<string>): void => {
  textsIn(item, texts);
  if (item.isRequired === true) texts.add(key);
};

const known = new WeakMap<Flow, ReadonlySet<string>>();

/** All strings of a flow's rules: a fact whose key is not among them affects no plan. */
const ruleTexts = (flow: Flow): ReadonlySet<string> => {
  const before = known.get(flow);
  if (before !== undefined) return before;
  const texts = new Set<string>();
  const { items, ...rest } = flow;
  textsIn(rest, texts);
  for (const item of items) readByItem(item, texts);
  known.set(flow, texts);
  return texts;
};

/** Whether a rule of the flow may read the fact. Documents and task ticks are always read. */
const isReadByRules = (flow: Flow, key: FactKey): boolean => {
  const item = flow.items.find((eachItem) => eachItem.key === key);
  const isValue = item !== undefined && item.item !== 'document';
  return !isValue || ruleTexts(flow).has(key);
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

/** Whether new customer details leave the plan unchanged. No rule reads the title. */
export const keepsPlanOfCustomer = (
  { job, customer }: CustomerOf,
  details: Partial<Omit<Customer, 'id'>>,
): boolean => !isSeenByRules({ job, customer, lines: [], bookings: [] }, details);

/** Parts of an edit that no rule reads, in any flow. */
const plainParts: ReadonlySet<string> = new Set(['action', 'reason', 'changes', 'customer', 'facts', 'job']);

const isTitleOnly = (job: Edits['job']): boolean => Object.keys(job ?? {}).every((name) => name === 'title');

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
  isTitleOnly(edits.job) &&
  !isSeenByRules(state, edits.customer ?? {}) &&
  (edits.facts ?? []).every(({ key }) => !isReadByRules(flow, key)) &&
  unallocatedMoney(state).length === 0 &&
  !hasNoticeTask(state);
