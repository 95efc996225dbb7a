import type { FieldEdit, OwnKind } from '#domain/fields/field';
import { fields } from '#domain/fields/index';
import type { Right } from '#domain/rights/rights';

type Known = (typeof fields)[number];

/** The fields with their own column in the job's row, whose value is stored as a person enters it. */
type OwnField = Extract<Known, { readonly edit: { readonly of: 'job' } }>;

/** The name of an own field in requests and in the row, such as `ownerId`. */
export type OwnName = OwnField['property'];

type EditOf<Name extends OwnName> = Extract<OwnField, { readonly property: Name }>['edit'];

type ValueOf<Edit> = Edit extends { readonly value: 'text'; readonly isRequired: true }
  ? string
  : Edit extends { readonly value: 'money' }
    ? number | null
    : string | null;

/** The values of a job's own fields. Amounts are in minor units; null is an empty field. */
export type OwnValues = { readonly [Name in OwnName]: ValueOf<EditOf<Name>> };

/** The form of an own field that the schemas and the store read. */
export interface OwnSpec {
  readonly name: OwnName;
  readonly kind: OwnKind & { readonly right: Right };
  readonly isSearched: boolean;
  /** Rules of flows read the field. */
  readonly isRead: boolean;
}

const isOwn = (field: Known): field is OwnField => {
  const edit: FieldEdit | null = field.edit;
  return edit?.of === 'job';
};

const specOf = (field: OwnField): OwnSpec => ({
  name: field.property,
  kind: field.edit,
  isSearched: 'isSearched' in field,
  isRead: 'isRead' in field.edit,
});

export const ownFields: readonly OwnSpec[] = fields.filter(isOwn).map(specOf);

/** Own fields that the search covers. */
export const searchedNames: readonly OwnName[] = ownFields.flatMap(({ name, isSearched }) =>
  isSearched ? [name] : [],
);

export const ownNames: readonly OwnName[] = ownFields.map(({ name }) => name);

/** Own fields that no rule of a flow reads. An edit of them keeps the plan. */
export const unreadNames: ReadonlySet<string> = new Set(
  ownFields.flatMap(({ name, isRead }) => (isRead ? [] : [name])),
);

/** The own values of a row. */
export const ownValuesOf = (row: OwnValues): OwnValues =>
  Object.assign({}, ...ownNames.map((name) => ({ [name]: row[name] })));

type OwnInput = { readonly [Name in OwnName]?: OwnValues[Name] | null | undefined };

/** The own values of a new job; fields without input are null. */
export const newOwnValues = (input: OwnInput & Pick<OwnValues, 'title'>): OwnValues =>
  Object.assign({}, ...ownNames.map((name) => ({ [name]: input[name] ?? null })));

/** The texts of a job that the search covers. */
export const searchedTexts = (row: OwnValues): readonly string[] =>
  searchedNames.map((name) => String(row[name] ?? ''));
