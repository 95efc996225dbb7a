import type { Field } from '#domain/fields/field';
import { fields } from '#domain/fields/index';

type Known = (typeof fields)[number];

/** The id of a field that every job has. */
export type FieldId = Known['id'];

type With<Name extends 'sort' | 'condition' | 'find'> = {
  [Each in Known as Each['id']]: Each[Name] extends null ? never : Each['id'];
}[FieldId];

/** Fields by which a list can be sorted. */
export type SortedId = With<'sort'>;
/** Fields by which a list can be filtered. */
export type ConditionId = With<'condition'>;
/** Fields that a search covers. */
export type FoundId = With<'find'>;

const byId = new Map<string, Field>(fields.map((field) => [field.id, field]));

/** The field of a column; undefined for a column of a trade's own item. */
export const fieldOf = (id: string): Field | undefined => byId.get(id);

const has = (id: string, name: 'sort' | 'condition' | 'find'): boolean =>
  (byId.get(id)?.[name] ?? null) !== null;

export const isSorted = (id: string): id is SortedId => has(id, 'sort');
export const isAsked = (id: string): id is ConditionId => has(id, 'condition');
const isFound = (id: string): id is FoundId => has(id, 'find');

const ids: readonly FieldId[] = fields.map(({ id }) => id);

/** In the order of the sheet. */
export const sortedIds: readonly SortedId[] = ids.filter(isSorted);
export const conditionIds: readonly ConditionId[] = ids.filter(isAsked);
export const foundIds: readonly FoundId[] = ids.filter(isFound);

/** The facts that a flow names for the fields of every job. */
interface NamedFacts {
  readonly keyDate: string;
  readonly progress?: string;
}

/** The path of a field in the history; null for a derived field, and for a fact that the job's flow does not name. */
export const historyPath = (
  { property, edit }: Pick<Field, 'property' | 'edit'>,
  named: NamedFacts,
): string | null => {
  switch (edit?.of) {
    case 'job':
    case 'stage':
      return property;
    case 'customer':
      return `customer.${edit.part}`;
    case 'fact': {
      const key = named[edit.named];
      return key === undefined ? null : `fact:${key}`;
    }
    case undefined:
      return null;
  }
};
