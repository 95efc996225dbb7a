import type { FactKey } from '#domain/rules/fact';
import type { Choice, DocumentState, FieldItem, Flow } from '#domain/flow/flow';

/** The kind of a flow's fact: a field's kind, or the kind of statement. */
export type FactKind = FieldItem['kind'] | 'check' | 'log' | DocumentState | 'virtual';

export interface DeclaredFact {
  readonly key: FactKey;
  readonly kind: FactKind;
  readonly choices: readonly Choice[];
}

/**
 * Facts that are computed from the job's rows instead of recorded: the customer's details are filled in, the
 * contract total is set, there are lines and all are done, a supplier is booked for the role.
 */
const virtualFacts = (flow: Pick<Flow, 'crewRoles'>): readonly FactKey[] => [
  'customer.name',
  'customer.phone',
  'customer.address',
  'job.total',
  'lines.done',
  ...flow.crewRoles.map(({ key }) => `crew.${key}`),
];

/** All facts that a flow's rules and conditions may name, in the flow's order, with duplicates. */
export const declaredFacts = (flow: Flow): readonly DeclaredFact[] => {
  const recorded = flow.items.flatMap((item): readonly DeclaredFact[] => {
    switch (item.item) {
      case 'field':
        return [{ key: item.key, kind: item.kind, choices: item.choices ?? [] }];
      case 'check':
      case 'log':
        return [{ key: item.key, kind: item.item, choices: [] }];
      case 'document':
        return item.states.map((state) => ({ key: `${item.key}.${state}`, kind: state, choices: [] }));
    }
  });
  const virtual = virtualFacts(flow).map((key): DeclaredFact => ({ key, kind: 'virtual', choices: [] }));
  return [...recorded, ...virtual];
};
