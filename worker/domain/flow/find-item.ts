import { documentStates } from '#domain/flow/document';
import type { DocumentState, Flow, Item, NoticePlan } from '#domain/flow/flow';
import type { TaskPlan } from '#domain/flow/task-plan';
import { oncePerFlow } from '#domain/flow/once-per-flow';
import { parseFactKey, type EntryRef } from '#domain/rules/fact-key';
import type { FactKey } from '#domain/rules/fact';

/** The item that a fact is of, and where it stands. */
export interface FoundItem {
  /** As its author wrote it; `compile` has it in the form that rules read. */
  readonly item: Item;
  /** The entry that the fact is of; null for a fact of the job itself. */
  readonly entry: EntryRef | null;
  /** True for the fact of an entry as a whole, whose item is the list. */
  readonly isWholeEntry: boolean;
  /** The state of a document that the fact records. */
  readonly state: DocumentState | null;
}

type Items = Pick<Flow, 'items'>;

const itemsByKey = oncePerFlow((items: Flow['items']) => new Map(items.map((item) => [item.key, item])));

/**
 * The item of a fact key of any form: `area`, `contract.signed`, `visits/<ulid>`, `visits/<ulid>/left-at`. Null for a
 * malformed key, for an item that the flow lacks and for one that stands elsewhere.
 */
export const findItem = (flow: Items, factKey: FactKey): FoundItem | null => {
  const path = parseFactKey(factKey);
  if (path === null) return null;
  const { entry, key } = path;
  return key === null ? findEntry(flow, entry) : findIn(flow, entry, key);
};

const findEntry = (flow: Items, entry: EntryRef | null): FoundItem | null => {
  const list = entry === null ? undefined : itemsByKey(flow.items).get(entry.list);
  return list?.item === 'list' ? { item: list, entry, isWholeEntry: true, state: null } : null;
};

const findIn = (flow: Items, entry: EntryRef | null, key: FactKey): FoundItem | null => {
  const declared = documentStates(flow.items).get(key);
  const item = itemsByKey(flow.items).get(declared?.item.key ?? key);
  if (item === undefined || item.of !== entry?.list) return null;
  return { item, entry, isWholeEntry: false, state: declared?.state ?? null };
};

/** Whether an item has a column in the sheet: it stands once in the job and is part of no other item. */
export const isColumn = ({ of, partOf }: Pick<Item, 'of' | 'partOf'>): boolean =>
  of === undefined && partOf === undefined;

const planKeyOf = (rowKey: string): { readonly key: string; readonly isOfEntry: boolean } => {
  const slash = rowKey.indexOf('/');
  return slash === -1 ? { key: rowKey, isOfEntry: false } : { key: rowKey.slice(0, slash), isOfEntry: true };
};

const findPlan = <Plan extends TaskPlan | NoticePlan>(
  plans: readonly Plan[],
  rowKey: string,
): Plan | undefined => {
  const { key, isOfEntry } = planKeyOf(rowKey);
  return plans.find((plan) => plan.key === key && (plan.forEach !== undefined) === isOfEntry);
};

/** The plan of a task by the key of its row: `call-back`, or `call-back/<ulid>` for that of an entry. */
export const findTaskPlan = (flow: Pick<Flow, 'tasks'>, rowKey: string): TaskPlan | undefined =>
  findPlan(flow.tasks, rowKey);

/** The plan of a notice by the key of its row: `eve`, or `eve/<ulid>` for that of an entry. */
export const findNoticePlan = (flow: Pick<Flow, 'notices'>, rowKey: string): NoticePlan | undefined =>
  findPlan(flow.notices, rowKey);
