import type { FactKey } from '#domain/rules/fact';
import { documentStates, type DeclaredState } from '#domain/flow/document';
import { confirmTask } from '#domain/flow/compile/confirm-task';
import type {
  AppointmentItem,
  CheckItem,
  ChecklistItem,
  DocumentItem,
  FieldItem,
  FileItem,
  Flow,
  Item,
  ListItem,
  LogItem,
} from '#domain/flow/flow';
import { checklistFacts } from '#domain/flow/parts/checklist-item';
import { appointmentsOf, itemsOf } from '#domain/flow/items-of';
import type { ClimbPlan, TaskPlan } from '#domain/flow/task-plan';
import { oncePerFlow } from '#domain/flow/once-per-flow';
import type { Condition, Offset } from '#domain/rules/rule';

/** A field without the author's words `leadWorkingDays` and `leadWaivedWhen`: its lead says them. */
export interface CompiledField extends Omit<FieldItem, 'leadWorkingDays' | 'leadWaivedWhen'> {
  readonly lead?: { readonly workingDays: number; readonly waivedWhen?: Condition };
}

/** A document without the author's word `fileWhen`, which is its `writeWhen`. */
export type CompiledDocument = Omit<DocumentItem, 'fileWhen'>;

export type CompiledItem =
  | CompiledField
  | CheckItem
  | CompiledDocument
  | LogItem
  | ListItem
  | FileItem
  | ChecklistItem;

/** A task without the author's words `escalatesAfter` and `assignee`: its climbs and `who` say it. */
export interface CompiledTask extends Omit<TaskPlan, 'escalatesAfter' | 'assignee'> {
  readonly climbs: readonly ClimbPlan[];
  /** The agreed date counts only while this holds: an agreed time of a call is void once the appointment has moved. */
  readonly agreedWhen?: Condition;
}

/** A fact that follows from a checklist, and which of its facts it is. */
export interface DerivedFact {
  readonly checklist: ChecklistItem;
  readonly fact: keyof ReturnType<typeof checklistFacts>;
}

/** A flow in the form that rules are read in: authors' words are put into fields, and items are found by their keys. */
export interface CompiledFlow {
  readonly items: readonly CompiledItem[];
  readonly tasks: readonly CompiledTask[];
  readonly appointments: readonly AppointmentItem[];
  readonly itemsByKey: ReadonlyMap<FactKey, CompiledItem>;
  /** The items of each list, in the flow's order. */
  readonly itemsOf: ReadonlyMap<FactKey, readonly CompiledItem[]>;
  readonly documentStates: ReadonlyMap<FactKey, DeclaredState>;
  /** The facts that follow from checklists. */
  readonly checklistFacts: ReadonlyMap<FactKey, DerivedFact>;
  /** The required items of each stage. */
  readonly requiredByStage: ReadonlyMap<string, readonly CompiledItem[]>;
}

const both = (first: Condition | undefined, second: Condition | undefined): Condition | undefined =>
  first === undefined || second === undefined ? (first ?? second) : { all: [first, second] };

const compiledField = ({ leadWorkingDays, leadWaivedWhen, ...field }: FieldItem): CompiledField => {
  if (leadWorkingDays === undefined) return field;
  const waived = leadWaivedWhen === undefined ? {} : { waivedWhen: leadWaivedWhen };
  return { ...field, lead: { workingDays: leadWorkingDays, ...waived } };
};

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

const derivedFacts = (items: readonly CompiledItem[]): CompiledFlow['checklistFacts'] =>
  new Map(
    items.flatMap((item): readonly (readonly [FactKey, DerivedFact])[] => {
      if (item.item !== 'checklist') return [];
      const { answered, passed, score } = checklistFacts(item);
      return [
        [answered, { checklist: item, fact: 'answered' }],
        [passed, { checklist: item, fact: 'passed' }],
        [score, { checklist: item, fact: 'score' }],
      ];
    }),
  );

const compiledFlow = (flow: Pick<Flow, 'items' | 'tasks'>): CompiledFlow => {
  const items = itemsOf(flow).map(compiledItem);
  const appointments = appointmentsOf(flow.items);
  return {
    items,
    tasks: [...flow.tasks.map(compiledTask), ...appointments.flatMap(confirmTask)],
    appointments,
    itemsByKey: new Map(items.map((item) => [item.key, item])),
    itemsOf: grouped(items, (item) => item.of),
    documentStates: documentStates(flow.items),
    checklistFacts: derivedFacts(items),
    requiredByStage: grouped(items, (item) =>
      // The standards of a checklist are required one by one.
      item.isRequired === true && item.item !== 'checklist' ? item.stage : undefined,
    ),
  };
};

/** The compiled form of a flow, made once for each flow object. The stored flow stays as its author wrote it. */
export const compile: (flow: Pick<Flow, 'items' | 'tasks'>) => CompiledFlow = oncePerFlow(compiledFlow);
