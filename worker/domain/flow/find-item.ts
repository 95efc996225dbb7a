import { documentStates } from '#domain/flow/document';
import { compile, type CompiledTask } from '#domain/flow/compile/compile';
import type { AppointmentItem, DocumentState, Flow, Item } from '#domain/flow/flow';
import type { NoticePlan } from '#domain/flow/plans/notice-plan';
import { itemsOf } from '#domain/flow/items-of';
import { oncePerFlow } from '#domain/flow/once-per-flow';
import { parseFactKey, type EntryRef, type FactPath } from '#domain/rules/fact-key';
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
  /** Id of the one file that the fact is of; null for any other item, and for all files of an item together. */
  readonly fileId: string | null;
}

type Items = Pick<Flow, 'items'>;

const itemsByKey = oncePerFlow(
  (items: Flow['items']) => new Map(itemsOf({ items }).map((item) => [item.key, item])),
);

/**
 * The item of a fact key of any form: `area`, `contract.signed`, `visits/<ulid>`, `visits/<ulid>/left-at`,
 * `photos/<ulid>`. Null for a malformed key, for an item that the flow lacks and for one that stands elsewhere.
 */
export const findItem = (flow: Items, factKey: FactKey): FoundItem | null => {
  const path = parseFactKey(factKey);
  if (path === null) return null;
  const { entry, key } = path;
  return key === null ? findById(flow, entry) : findIn(flow, path, key);
};

/** A key with an id: an entry of a list, or a file of the job. */
const findById = (flow: Items, entry: EntryRef | null): FoundItem | null => {
  const item = entry === null ? undefined : itemsByKey(flow.items).get(entry.list);
  if (item === undefined || entry === null) return null;
  if (item.item === 'list') return { item, entry, isWholeEntry: true, state: null, fileId: null };
  if (item.item !== 'file' || item.of !== undefined) return null;
  return { item, entry: null, isWholeEntry: false, state: null, fileId: entry.id };
};

const findIn = (flow: Items, { entry, fileId }: FactPath, key: FactKey): FoundItem | null => {
  const declared = documentStates(flow.items).get(key);
  const item = itemsByKey(flow.items).get(declared?.item.key ?? key);
  if (item === undefined || item.of !== entry?.list) return null;
  if (fileId !== null && item.item !== 'file') return null;
  return { item, entry, isWholeEntry: false, state: declared?.state ?? null, fileId };
};

/** Whether an item has a column in the sheet: it stands once in the job and is part of no other item. */
export const isColumn = ({ of, partOf }: Pick<Item, 'of' | 'partOf'>): boolean =>
  of === undefined && partOf === undefined;

const planKeyOf = (rowKey: string): { readonly key: string; readonly isOfEntry: boolean } => {
  const slash = rowKey.indexOf('/');
  return slash === -1 ? { key: rowKey, isOfEntry: false } : { key: rowKey.slice(0, slash), isOfEntry: true };
};

const findPlan = <Plan extends CompiledTask | NoticePlan>(
  plans: readonly Plan[],
  rowKey: string,
): Plan | undefined => {
  const { key, isOfEntry } = planKeyOf(rowKey);
  return plans.find((plan) => plan.key === key && (plan.forEach !== undefined) === isOfEntry);
};

/** The plan of a task by the key of its row: `call-back`, or `call-back/<ulid>` for that of an entry. */
export const findTaskPlan = (flow: Pick<Flow, 'items' | 'tasks'>, rowKey: string): CompiledTask | undefined =>
  findPlan(compile(flow).tasks, rowKey);

/** An appointment of the flow by the key of its rows: `survey`, or `talk/<ulid>` for that of an entry. */
export const findAppointment = (
  flow: Pick<Flow, 'items' | 'tasks'>,
  rowKey: string,
): AppointmentItem | undefined => {
  const { key, isOfEntry } = planKeyOf(rowKey);
  return compile(flow).appointments.find((item) => item.key === key && (item.of !== undefined) === isOfEntry);
};

/** The plan of a notice by the key of its row: `eve`, or `eve/<ulid>` for that of an entry. */
export const findNoticePlan = (flow: Pick<Flow, 'notices'>, rowKey: string): NoticePlan | undefined =>
  findPlan(flow.notices, rowKey);
