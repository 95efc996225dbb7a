import type { DocumentValue, Fact, FactKey, FactValue } from '#domain/rules/fact';
import type { DocumentItem, DocumentState, Flow } from '#domain/flow/flow';
import { oncePerFlow } from '#domain/flow/once-per-flow';

/** A document's state as a flow declares it. */
export interface DeclaredState {
  readonly item: DocumentItem;
  readonly state: DocumentState;
}

/** All states that a document records, the verdict against it last. */
export const statesOf = ({
  states,
  isReturnable,
}: Pick<DocumentItem, 'states' | 'isReturnable'>): readonly DocumentState[] =>
  isReturnable === true ? [...states, 'returned'] : states;

/** A flow's document states by their fact keys, `<document>.<state>`. */
export const documentStates: (items: Flow['items']) => ReadonlyMap<FactKey, DeclaredState> = oncePerFlow(
  (items) =>
    new Map(
      items.flatMap((item) =>
        item.item === 'document'
          ? statesOf(item).map((state): [FactKey, DeclaredState] => [`${item.key}.${state}`, { item, state }])
          : [],
      ),
    ),
);

/** Whether a fact's value is the filing of a document's version. */
export const isDocumentValue = (value: FactValue): value is DocumentValue =>
  typeof value === 'object' && value !== null && 'version' in value;

/** A document's value without what only its paper shows, which may be long: data, written parts, strokes. */
export const withoutContent = ({
  data,
  texts: _,
  signature,
  ...rest
}: DocumentValue): DocumentValue & {
  readonly hasContent?: true;
} => {
  if (signature === undefined) return data === undefined ? rest : { ...rest, hasContent: true };
  const { strokes: __, ...signed } = signature;
  return { ...rest, signature: signed };
};

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

const roundsKey = /^(.+)\.rounds$/;

/** The round of review that a document is in: one more with each version that was returned. Null while nothing is filed. */
export const roundsOf = (
  key: FactKey,
  isDocument: (key: FactKey) => boolean,
  current: (key: FactKey) => Fact | null,
): number | null => {
  const document = roundsKey.exec(key)?.[1];
  if (document === undefined || !isDocument(document)) return null;
  const filed = current(`${document}.filed`)?.value ?? null;
  if (!isDocumentValue(filed)) return null;
  return (filed.round ?? 1) + (current(`${document}.returned`) === null ? 0 : 1);
};
