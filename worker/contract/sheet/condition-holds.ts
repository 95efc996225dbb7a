import { nobody } from './job-list.ts';
import { factOf, kindOf, type Condition, type ConditionField, type FactKind } from './conditions.ts';
import type { JobRow } from '../jobs/job-answers.ts';
import { readSpan, spanDays } from '../spans.ts';
import type { Field } from '#domain/fields/field';
import { fieldOf } from '#domain/fields/fields';
import type { BusinessDate } from '#domain/time/day';

type Value = string | number | null;

const isValue = (value: unknown): value is Value =>
  value === null || typeof value === 'string' || typeof value === 'number';

/** The value of a field that every job has, in the form of a condition's value. */
const ownValue = ({ property, condition, isOfTrade }: Field, job: JobRow): Value => {
  const value: unknown = Reflect.get(job, property) ?? null;
  if (!isValue(value)) return null;
  if (isOfTrade === true) return `${job.flow}/${value}`;
  if (value !== null) return value;
  if (condition === 'set') return nobody;
  return condition === 'text' ? '' : null;
};

/** A fact's value when it has the expected kind; else the empty value. */
const factValue = (value: unknown, kind: FactKind): Value => {
  switch (kind) {
    case 'number':
    case 'money':
      return typeof value === 'number' ? value : null;
    case 'date':
      return typeof value === 'string' ? value : null;
    case 'text':
      return typeof value === 'string' ? value : '';
    case 'set':
      return typeof value === 'string' || typeof value === 'boolean' ? String(value) : nobody;
  }
};

const valueIn = (name: ConditionField, job: JobRow): Value => {
  const field = fieldOf(name);
  if (field !== undefined) return ownValue(field, job);
  const fact = factOf(name);
  return fact === null ? null : factValue(job.facts?.[fact.key], fact.kind);
};

/** Lower-cases ASCII letters only, like the database. */
const folded = (value: Value): string =>
  String(value ?? '').replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

const isInSpan = (value: Value, text: string, today: BusinessDate): boolean => {
  const span = readSpan(text);
  if (typeof value !== 'string' || span === null) return false;
  const { first, last } = spanDays(span, today);
  return (first === null || value >= first) && value <= last;
};

const isAtLeast = (value: Value, bound: string): boolean => {
  if (value === null) return false;
  return typeof value === 'number' ? value >= Number(bound) : value >= bound;
};

const isAtMost = (value: Value, bound: string): boolean => {
  if (value === null) return false;
  return typeof value === 'number' ? value <= Number(bound) : value <= bound;
};

const isEmpty = (value: Value, field: ConditionField): boolean => {
  switch (kindOf(field)) {
    case 'text':
      return value === '';
    case 'set':
      return value === nobody;
    default:
      return value === null;
  }
};

type Holds = (value: Value, condition: Condition, today: BusinessDate) => boolean;

const rules: Readonly<Record<Condition['operator'], Holds>> = {
  in: (value, condition) => condition.value.split(',').includes(String(value)),
  out: (value, condition) => !condition.value.split(',').includes(String(value)),
  has: (value, condition) => folded(value).includes(folded(condition.value)),
  is: (value, condition) => folded(value) === folded(condition.value),
  from: (value, condition) => isAtLeast(value, condition.value),
  to: (value, condition) => isAtMost(value, condition.value),
  on: (value, condition, today) => isInSpan(value, condition.value, today),
  empty: (value, { field }) => isEmpty(value, field),
  filled: (value, { field }) => !isEmpty(value, field),
};

/** Whether a condition matches a job's row on a business date. The result equals that of the list's statement. */
export const conditionHolds = (condition: Condition, job: JobRow, today: BusinessDate): boolean =>
  rules[condition.operator](valueIn(condition.field, job), condition, today);
