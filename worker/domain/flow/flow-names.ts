import type { FactKey } from '#domain/rules/fact';
import type { Choice, DocumentState, FieldItem, Flow } from '#domain/flow/flow';

/** What a fact of a flow holds: a field's kind, or the kind of statement it is. */
export type FactKind = FieldItem['kind'] | 'check' | 'log' | 'list' | DocumentState | 'virtual';

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
  ...flow.crewRoles.map(({ key }) => `crew.${key}`),
  ...(flow.opens ?? []).map(({ kind }) => `linked.${kind}`),
];

/** All facts that a flow's rules and conditions may name, in the flow's order, with duplicates. */
export const declaredFacts = (flow: Flow): readonly DeclaredFact[] => {
  const recorded = flow.items.flatMap((item): readonly DeclaredFact[] => {
    const { key, of = null } = item;
    switch (item.item) {
      case 'field':
        return [{ key, kind: item.kind, choices: item.choices ?? [], of }];
      case 'check':
      case 'log':
      case 'list':
        return [{ key, kind: item.item, choices: [], of }];
      case 'document':
        return item.states.map((state) => ({ key: `${key}.${state}`, kind: state, choices: [], of }));
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
