import type { FactKey } from '#domain/rules/fact';
import { documentStates, type DeclaredState } from '#domain/flow/document';
import type { CheckItem, DocumentItem, FieldItem, Flow, Item, ListItem, LogItem } from '#domain/flow/flow';
import type { ClimbPlan, TaskPlan } from '#domain/flow/task-plan';
import { oncePerFlow } from '#domain/flow/once-per-flow';
import type { Condition, Offset } from '#domain/rules/rule';

/** A field without the author's word `leadWorkingDays`: its lead says it. */
export interface CompiledField extends Omit<FieldItem, 'leadWorkingDays'> {
  readonly lead?: { readonly workingDays: number };
}

/** A document without the author's word `fileWhen`, which is its `writeWhen`. */
export type CompiledDocument = Omit<DocumentItem, 'fileWhen'>;

export type CompiledItem = CompiledField | CheckItem | CompiledDocument | LogItem | ListItem;

/** A task without the author's words `escalatesAfter` and `assignee`: its climbs and `who` say it. */
export interface CompiledTask extends Omit<TaskPlan, 'escalatesAfter' | 'assignee'> {
  readonly climbs: readonly ClimbPlan[];
}

/** A flow in the form that rules are read in: authors' words are put into fields, and items are found by their keys. */
export interface CompiledFlow {
  readonly items: readonly CompiledItem[];
  readonly tasks: readonly CompiledTask[];
  readonly itemsByKey: ReadonlyMap<FactKey, CompiledItem>;
  /** The items of each list, in the flow's order. */
  readonly itemsOf: ReadonlyMap<FactKey, readonly CompiledItem[]>;
  readonly documentStates: ReadonlyMap<FactKey, DeclaredState>;
  /** The required items of each stage. */
  readonly requiredByStage: ReadonlyMap<string, readonly CompiledItem[]>;
}

const both = (first: Condition | undefined, second: Condition | undefined): Condition | undefined =>
  first === undefined || second === undefined ? (first ?? second) : { all: [first, second] };

const compiledField = ({ leadWorkingDays, ...field }: FieldItem): CompiledField =>
  leadWorkingDays === undefined ? field : { ...field, lead: { workingDays: leadWorkingDays } };

const compiledDocument = ({ fileWhen, ...document }: DocumentItem): CompiledDocument => {
  const writeWhen = both(document.writeWhen, fileWhen);
  return writeWhen === undefined ? document : { ...document, writeWhen };
};

const compiledItem = (item: Item): CompiledItem => {
  if (item.item === 'field') return compiledField(item);
  return item.item === 'document' ? compiledDocument(item) : item;
};

const toldAlike = (after: Offset): readonly ClimbPlan[] => [
  { after, to: 'owner' },
  { after, to: 'managers' },
];

const compiledTask = ({ escalatesAfter, assignee, ...task }: TaskPlan): CompiledTask => ({
  ...task,
  ...(assignee === undefined ? {} : { who: { staffField: assignee } }),
  climbs: task.climbs ?? (escalatesAfter === undefined ? [] : toldAlike(escalatesAfter)),
});

const grouped = <Key>(
  items: readonly CompiledItem[],
  keyOf: (item: CompiledItem) => Key | undefined,
): ReadonlyMap<Key, readonly CompiledItem[]> => {
  const groups = new Map<Key, CompiledItem[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
};

const compiledFlow = (flow: Pick<Flow, 'items' | 'tasks'>): CompiledFlow => {
  const items = flow.items.map(compiledItem);
  return {
    items,
    tasks: flow.tasks.map(compiledTask),
    itemsByKey: new Map(items.map((item) => [item.key, item])),
    itemsOf: grouped(items, (item) => item.of),
    documentStates: documentStates(flow.items),
    requiredByStage: grouped(items, (item) => (item.isRequired === true ? item.stage : undefined)),
  };
};

/** The compiled form of a flow, made once for each flow object. The stored flow stays as its author wrote it. */
export const compile: (flow: Pick<Flow, 'items' | 'tasks'>) => CompiledFlow = oncePerFlow(compiledFlow);
