import type { Field } from '#domain/fields/field';
import { fields } from '#domain/fields/index';

type Known = (typeof fields)[number];

/** The id of a field that every job has. */
export type FieldId = Known['id'];

type With<Name extends 'sort' | 'condition' | 'find'> = {
  [Each in Known as Each['id']]: Each[Name] extends null ? never : Each['id'];
}[FieldId];

/** Fields by which a list can be put in order. */
export type SortedId = With<'sort'>;
/** Fields that conditions can be asked of. */
export type ConditionId = With<'condition'>;
/** Fields in which a text is found. */
export type FoundId = With<'find'>;

const byId = new Map<string, Field>(fields.map((field) => [field.id, field]));

/** The field of a column; undefined for a trade's own. */
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

/** The facts that a trade names for the fields of every job. */
interface NamedFacts {
  readonly keyDate: string;
  readonly progress?: string;
}

/** The history's path of a field; null where the job has none, or the sheet works it out. */
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
