import { z } from 'zod';
import { ownFields, type OwnName, type OwnSpec, type OwnValues } from '#domain/fields/own-values';
import { amountMinor, id, plainText } from '../values.ts';

type SchemaOf<Name extends OwnName> = z.ZodType<OwnValues[Name], OwnValues[Name]>;

/** What an answer says of each own field. */
type AnswerShape = { readonly [Name in OwnName]: SchemaOf<Name> };
/** What an edit may write: what is absent stays. */
type PatchShape = { readonly [Name in OwnName]: z.ZodOptional<SchemaOf<Name>> };
/** What a new job is opened with: what is absent is empty. */
type OpeningShape = {
  readonly [Name in OwnName]: null extends OwnValues[Name] ? z.ZodOptional<SchemaOf<Name>> : SchemaOf<Name>;
};

const isRequired = ({ kind }: OwnSpec): boolean => kind.value === 'text' && kind.isRequired === true;

const nullableUnlessRequired = (field: OwnSpec, schema: z.ZodType): z.ZodType =>
  isRequired(field) ? schema : schema.nullable();

const answered = (field: OwnSpec): z.ZodType =>
  nullableUnlessRequired(field, field.kind.value === 'money' ? z.int() : z.string());

const written = (field: OwnSpec): z.ZodType => {
  const { kind } = field;
  switch (kind.value) {
    case 'text':
      return nullableUnlessRequired(field, plainText.min(1).max(kind.lengthMax));
    case 'money':
      return amountMinor.min(kind.min).nullable();
    case 'staff':
      return id.nullable();
  }
};

const opened = (field: OwnSpec): z.ZodType =>
  isRequired(field) ? written(field) : written(field).optional();

const shapeOf = (schemaOf: (field: OwnSpec) => z.ZodType) =>
  ownFields.map((field) => ({ [field.name]: schemaOf(field) }));

/** Schemas of a job's own fields, one for each record of `domain/fields`. */
export const ownAnswer: AnswerShape = Object.assign({}, ...shapeOf(answered));
export const ownPatch: PatchShape = Object.assign({}, ...shapeOf((field) => written(field).optional()));
export const ownOpening: OpeningShape = Object.assign({}, ...shapeOf(opened));
