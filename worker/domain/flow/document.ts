import type { DocumentValue, Fact, FactKey, FactValue } from '#domain/rules/fact';
import type { DocumentItem, DocumentState, Flow } from '#domain/flow/flow';
import { oncePerFlow } from '#domain/flow/once-per-flow';

/** A document's state as a flow declares it. */
export interface DeclaredState {
  readonly item: DocumentItem;
  readonly state: DocumentState;
}

/** A flow's document states by their fact keys, `<document>.<state>`. */
export const documentStates: (items: Flow['items']) => ReadonlyMap<FactKey, DeclaredState> = oncePerFlow(
  (items) =>
    new Map(
      items.flatMap((item) =>
        item.item === 'document'
          ? item.states.map((state): [FactKey, DeclaredState] => [`${item.key}.${state}`, { item, state }])
          : [],
      ),
    ),
);

/** Whether a fact's value is the filing of a document's version. */
export const isDocumentValue = (value: FactValue): value is DocumentValue =>
  typeof value === 'object' && value !== null && 'version' in value;

/**
 * The fact of a document's state, when it counts: its version must be the version of the document's first
 * state, so a new filing invalidates delivery, agreement and signature. Delivery counts once all required
 * ways are covered.
 */
export const documentStateOf = (
  { item, state }: DeclaredState,
  current: (key: FactKey) => Fact | null,
): Fact | null => {
  const fact = current(`${item.key}.${state}`);
  if (fact === null || !isDocumentValue(fact.value)) return null;
  const [first = state] = item.states;
  const filed = current(`${item.key}.${first}`)?.value ?? null;
  if (!isDocumentValue(filed) || filed.version !== fact.value.version) return null;
  return state !== 'delivered' || isDelivered(item, fact.value) ? fact : null;
};

const isDelivered = (item: DocumentItem, { ways = [] }: DocumentValue): boolean =>
  (item.deliverBy ?? []).every(({ key }) => ways.includes(key));
