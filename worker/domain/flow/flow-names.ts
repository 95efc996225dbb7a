import { itemsOf } from '#domain/flow/items-of';
import type { FactKey } from '#domain/rules/fact';
import { statesOf } from '#domain/flow/document';
import { checklistFacts } from '#domain/flow/parts/checklist-item';
import type { ChecklistItem, Choice, DocumentItem, DocumentState, FieldItem, Flow } from '#domain/flow/flow';

/** What a fact of a flow holds: a field's kind, or the kind of statement it is. */
export type FactKind = FieldItem['kind'] | 'check' | 'log' | 'list' | 'file' | DocumentState | 'virtual';

export interface DeclaredFact {
  readonly key: FactKey;
  readonly kind: FactKind;
  readonly choices: readonly Choice[];
  /** The list in whose entries it stands; null for a fact of the job itself. */
  readonly of: FactKey | null;
}

/**
 * Facts that are computed from the job's rows instead of recorded: the customer's details are filled in, the
 * contract total is set, there are lines and all are done, a supplier is booked for the role, jobs were opened from it.
 */
const virtualFacts = (flow: Pick<Flow, 'crewRoles' | 'opens'>): readonly FactKey[] => [
  'customer.name',
  'customer.phone',
  'customer.address',
  'job.total',
  'lines.done',
  'lines.total',
  'extras.done',
  ...flow.crewRoles.map(({ key }) => `crew.${key}`),
  ...(flow.opens ?? []).map(({ kind }) => `linked.${kind}`),
];

/** The states of a document, and of one that may be returned the round that it is in. */
const documentFacts = (item: DocumentItem): readonly DeclaredFact[] => {
  const { key, of = null, isReturnable } = item;
  const rounds: DeclaredFact = { key: `${key}.rounds`, kind: 'number', choices: [], of };
  return [
    ...statesOf(item).map((state) => ({ key: `${key}.${state}`, kind: state, choices: [], of })),
    ...(isReturnable === true ? [rounds] : []),
  ];
};

/** What follows from a checklist: whether it is answered and passed, and its score in percent. */
const resultFacts = (item: ChecklistItem): readonly DeclaredFact[] => {
  const { answered, passed, score } = checklistFacts(item);
  const { of = null } = item;
  return [
    { key: answered, kind: 'virtual', choices: [], of },
    { key: passed, kind: 'virtual', choices: [], of },
    { key: score, kind: 'percent', choices: [], of },
  ];
};

/** All facts that a flow's rules and conditions may name, in the flow's order, with duplicates. */
export const declaredFacts = (flow: Flow): readonly DeclaredFact[] => {
  const recorded = itemsOf(flow).flatMap((item): readonly DeclaredFact[] => {
    const { key, of = null } = item;
    switch (item.item) {
      case 'field':
        return [{ key, kind: item.kind, choices: item.choices ?? [], of }];
      case 'check':
      case 'log':
      case 'list':
      case 'file':
        return [{ key, kind: item.item, choices: [], of }];
      case 'document':
        return documentFacts(item);
      case 'checklist':
        return resultFacts(item);
    }
  });
  const virtual = virtualFacts(flow).map((key): DeclaredFact => ({
    key,
    kind: key.startsWith('linked.') ? 'number' : 'virtual',
    choices: [],
    of: null,
  }));
  return [...recorded, ...virtual];
};

/** Whether each document states what may change: by its template, its snapshot or what it attaches. */
export const documentContents = ({ items }: Pick<Flow, 'items'>): ReadonlyMap<FactKey, boolean> =>
  new Map(
    items.flatMap((item): readonly (readonly [FactKey, boolean])[] =>
      item.item === 'document'
        ? [
            [
              item.key,
              item.template !== undefined || item.snapshot !== undefined || item.attaches !== undefined,
            ],
          ]
        : [],
    ),
  );
