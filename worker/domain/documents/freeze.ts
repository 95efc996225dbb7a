import {
  frozenCrew,
  frozenExtras,
  frozenLines,
  frozenLists,
  type DocumentRows,
  type DocumentValues,
} from '#domain/documents/document-rows';
import { emptyPlacesOf, type EmptyPlace, type SourceMilestone } from '#domain/documents/empty-places';
import type { DocumentForm } from '#domain/documents/form';
import { factOfPlace, type Block } from '#domain/flow/template';
import type { FieldValue } from '#domain/rules/fact';
import type { Frozen, FrozenMilestone, FrozenWarranty } from '#domain/rules/frozen';

/** A job as its documents read it. */
export interface DocumentSource {
  readonly rows: DocumentRows;
  readonly values: DocumentValues;
  /** Of a document that attaches another: the version that stands; null while it has not reached its state. */
  readonly attachedVersion: number | null;
}

/** What a filing freezes beside the job's own values. */
export interface FreezeSource extends DocumentSource {
  /** Business day of the filing. */
  readonly on: string;
  readonly zone: string;
  readonly shop: string;
  readonly version: number;
  readonly nameOf: (staffId: string) => string | null;
  readonly milestones: readonly SourceMilestone[];
  readonly warranties: readonly FrozenWarranty[];
  /** The written parts by their keys. */
  readonly texts: Readonly<Record<string, string>>;
}

export type Freezing =
  | { readonly ok: true; readonly data: Frozen }
  | { readonly ok: false; readonly empty: readonly EmptyPlace[] };

const builtInValue = (
  name: string,
  { rows: { job, customer }, attachedVersion }: DocumentSource,
): FieldValue | null => {
  switch (name) {
    case 'job:title':
      return job.title;
    case 'job:number':
      return job.number;
    case 'job:total':
      return job.contractTotalMinor;
    case 'customer:name':
      return customer.name;
    case 'customer:phone':
      return customer.phone;
    case 'customer:email':
      return customer.email;
    case 'customer:address':
      return customer.address;
    case 'document:attached':
      return attachedVersion;
    default:
      return null;
  }
};

/** The value of a place; null where it is empty. A tick that is not set is empty, and a no is an answer. */
export const placeValue = (form: DocumentForm, name: string, source: DocumentSource): FieldValue | null => {
  const fact = factOfPlace(name);
  const value = fact === null ? builtInValue(name, source) : source.values.fieldValue(fact);
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  return value === false && form.places[name]?.kind === 'check' ? null : value;
};

const valueAtFiling = (form: DocumentForm, name: string, source: FreezeSource): FieldValue | null => {
  if (name === 'shop:name') return source.shop;
  if (name === 'document:date') return source.on;
  return name === 'document:version' ? source.version : placeValue(form, name, source);
};

const peopleOf = (form: DocumentForm, data: Frozen, nameOf: FreezeSource['nameOf']) => {
  const named = [
    ...Object.entries(data.places).filter(([name]) => form.places[name]?.kind === 'staff'),
    ...Object.values(data.lists ?? {})
      .flat()
      .flatMap(Object.entries<FieldValue>)
      .filter(([column]) => form.columns[column]?.kind === 'staff'),
  ].map(([, id]) => String(id));
  return Object.fromEntries(named.map((id) => [id, nameOf(id) ?? id]));
};

const withAmount = ({ amountMinor, ...milestone }: SourceMilestone): readonly FrozenMilestone[] =>
  amountMinor === null ? [] : [{ ...milestone, amountMinor }];

const frozenData = (form: DocumentForm, source: FreezeSource): Frozen => {
  const { rows, values, milestones, warranties, on, zone } = source;
  const uses = (kind: Block['block']): boolean => form.blocks.some(({ block }) => block === kind);
  const data: Frozen = {
    on,
    zone,
    currency: rows.job.currency,
    flowVersion: rows.job.flowVersion,
    places: Object.fromEntries(
      Object.keys(form.places).flatMap((name) => {
        const value = valueAtFiling(form, name, source);
        return value === null ? [] : [[name, value]];
      }),
    ),
    ...(uses('lines') ? { lines: frozenLines(rows) } : {}),
    ...(uses('crew') ? { crew: frozenCrew(rows) } : {}),
    ...(uses('extras') ? { extras: frozenExtras(rows) } : {}),
    ...(uses('milestones') ? { milestones: milestones.flatMap(withAmount) } : {}),
    ...(uses('warranties') ? { warranties } : {}),
    ...(uses('list') ? { lists: frozenLists(form.blocks, values) } : {}),
  };
  const people = peopleOf(form, data, source.nameOf);
  return Object.keys(people).length === 0 ? data : { ...data, people };
};

/**
 * What a new version would state, or every place that has nothing to state, in the order of the paper and each once. A
 * document is never filed with an empty place.
 */
export const freeze = (form: DocumentForm, source: FreezeSource): Freezing => {
  const data = frozenData(form, source);
  const empty = emptyPlacesOf(form, { data, milestones: source.milestones, texts: source.texts });
  return empty.length === 0 ? { ok: true, data } : { ok: false, empty };
};
