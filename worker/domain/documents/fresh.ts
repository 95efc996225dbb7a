import {
  frozenCrew,
  frozenExtras,
  frozenLines,
  frozenLists,
  type DocumentRows,
} from '#domain/documents/document-rows';
import { formOf, type DocumentForm } from '#domain/documents/form';
import { placeValue, type DocumentSource } from '#domain/documents/freeze';
import type { DocumentItem, Flow } from '#domain/flow/flow';
import { oncePerFlow } from '#domain/flow/once-per-flow';
import type { DocumentValue, FactKey } from '#domain/rules/fact';
import type { FrozenBooking, FrozenLine } from '#domain/rules/frozen';

/**
 * Places that agree nothing: how a customer is reached, and what belongs to the paper itself. The version of an attached
 * document is compared apart.
 */
const notCompared = new Set([
  'customer:phone',
  'customer:email',
  'shop:name',
  'document:date',
  'document:version',
  'document:attached',
]);

/** Whether a place is compared: what it states was agreed. */
const isCompared = (name: string): boolean => !notCompared.has(name);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const askedIn = (value: unknown): readonly FactKey[] => {
  if (!isObject(value)) return [];
  const own = 'fresh' in value && typeof value.fresh === 'string' ? [value.fresh] : [];
  return [...own, ...Object.values(value).flatMap(askedIn)];
};

const placesAskedIn = oncePerFlow((flow: Flow): ReadonlySet<string> => {
  const requested = new Set(askedIn(flow));
  const forms = flow.items.flatMap((item) =>
    item.item === 'document' && requested.has(item.key) ? [formOf(flow, item)] : [],
  );
  return new Set(
    forms.flatMap((form) =>
      form === null
        ? []
        : [
            ...Object.keys(form.places).filter(isCompared),
            ...Object.keys(form.columns).map((column) => `fact:${column}`),
            ...Object.keys(form.lists).map((list) => `fact:${list}`),
          ],
    ),
  );
});

/** The places of the documents whose freshness a rule asks: an edit of one of them may change the plan. */
export const freshPlaces = (flow: Flow): ReadonlySet<string> => placesAskedIn(flow);

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** The paper does not say who has only been asked, so that a yes changes nothing of it. */
const whoIsThere = ({ state: _, ...person }: FrozenBooking): object => person;

/** What a line offers: to accept it changes nothing of what the paper says. */
const whatIsOffered = ({ decision: _, ...line }: FrozenLine): object => line;

const sameLines = (filed: readonly FrozenLine[], rows: DocumentRows): boolean =>
  same(filed.map(whatIsOffered), frozenLines(rows).map(whatIsOffered));

/** A place that was empty on the paper was left open, so that filling it in later changes nothing that was agreed. */
const isSameInPlaces = (form: DocumentForm, filed: DocumentValue, source: DocumentSource): boolean =>
  Object.entries(filed.data?.places ?? {})
    .filter(([name]) => isCompared(name))
    .every(([name, value]) => placeValue(form, name, source) === value);

const isSameSnapshot = (
  { snapshot }: Pick<DocumentItem, 'snapshot'>,
  filed: DocumentValue,
  rows: DocumentRows,
): boolean => {
  if (snapshot === undefined) return true;
  return same(filed.snapshot ?? [], snapshot === 'lines' ? frozenLines(rows) : frozenCrew(rows));
};

/**
 * Whether a filed version states what the document would state now: its places, lines, crew, entries and attached
 * version. Milestones and warranties follow from the signature itself, and are not compared.
 */
export const isFreshVersion = (
  { item, form }: { readonly item: DocumentItem; readonly form: DocumentForm | null },
  filed: DocumentValue,
  source: DocumentSource,
): boolean => {
  if (item.attaches !== undefined && source.attachedVersion !== (filed.attachedVersion ?? null)) return false;
  if (!isSameSnapshot(item, filed, source.rows)) return false;
  return form === null || isSameData(form, filed, source);
};

const isSameData = (form: DocumentForm, filed: DocumentValue, source: DocumentSource): boolean => {
  const { data } = filed;
  // Filed before the document had a template: it states nothing that the template would.
  if (data === undefined) return false;
  return (
    isSameInPlaces(form, filed, source) &&
    (data.lines === undefined || sameLines(data.lines, source.rows)) &&
    (data.extras === undefined || same(data.extras, frozenExtras(source.rows))) &&
    (data.crew === undefined || same(data.crew.map(whoIsThere), frozenCrew(source.rows).map(whoIsThere))) &&
    (data.lists === undefined || same(data.lists, frozenLists(form.blocks, source.values)))
  );
};
