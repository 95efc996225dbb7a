import type { ConditionKind } from '#domain/fields/field';
import { fieldOf, isAsked, type ConditionId } from '#domain/fields/fields';
import { parseBusinessDate } from '#domain/time/day';
import type { FactKey } from '#domain/rules/fact';
import { readSpan } from '../spans.ts';

/** Kinds of a trade's own fields. What is an instant has no operator yet: its day is another in each time zone. */
const factKinds = ['text', 'number', 'money', 'date', 'set'] as const;

export type FactKind = (typeof factKinds)[number];

/** A trade's own field, with the kind of its value: who reads it needs no flow to tell what may be asked of it. */
export type FactField = `fact.${FactKind}.${FactKey}`;

export type ConditionField = ConditionId | FactField;

const factPattern = /^fact\.([a-z]+)\.([A-Za-z][\w.-]{0,79})$/;

/** The fact that a field is of; null for what every job has. The key is safe to stand in a statement. */
export const factOf = (field: string): { readonly kind: FactKind; readonly key: FactKey } | null => {
  const [, name, key] = factPattern.exec(field) ?? [];
  const kind = factKinds.find((factKind) => factKind === name);
  return kind === undefined || key === undefined ? null : { kind, key };
};

/** Whether a column can be asked about. */
export const isConditionField = (name: string): name is ConditionField =>
  isAsked(name) || factOf(name) !== null;

/** The kind of value that a field’s conditions compare. */
export const kindOf = (field: ConditionField): ConditionKind =>
  (isAsked(field) ? fieldOf(field)?.condition : factOf(field)?.kind) ?? 'text';

type Reads = (value: string) => boolean;

const isText: Reads = (value) => value.trim() !== '' && value.length <= 200;
const isNothing: Reads = (value) => value === '';
const isDay: Reads = (value) => parseBusinessDate(value) !== null;
const isNumber: Reads = (value) => /^-?\d{1,12}(?:\.\d{1,4})?$/.test(value);
const isMinorText: Reads = (value) => /^-?\d{1,12}$/.test(value);
/** Keys with commas between: a stage is `trade/stage`, a job of nobody's has the owner `none`. */
const isKeys: Reads = (value) => /^[\w./-]{1,80}(?:,[\w./-]{1,80}){0,59}$/.test(value);
const isSpan: Reads = (value) => readSpan(value) !== null;

/** Which operators each kind takes, and what values they take. */
const operators: Readonly<Record<ConditionKind, Readonly<Partial<Record<ConditionOperator, Reads>>>>> = {
  text: { has: isText, is: isText, empty: isNothing, filled: isNothing },
  money: { from: isMinorText, to: isMinorText, empty: isNothing, filled: isNothing },
  number: { from: isNumber, to: isNumber, empty: isNothing, filled: isNothing },
  date: { on: isSpan, from: isDay, to: isDay, empty: isNothing, filled: isNothing },
  set: { in: isKeys, out: isKeys, empty: isNothing, filled: isNothing },
};

export type ConditionOperator = 'in' | 'out' | 'has' | 'is' | 'from' | 'to' | 'on' | 'empty' | 'filled';

/** One condition on a column. Money is in minor units, a date `YYYY-MM-DD`, a span as `readSpan` reads it, a set keys with commas. */
export interface Condition {
  readonly field: ConditionField;
  readonly operator: ConditionOperator;
  readonly value: string;
}

/** The operators that a column's kind takes, in the order to offer. */
export const operatorsOf = (field: ConditionField): readonly ConditionOperator[] =>
  everyOperator.filter(
    (operator) =>
      Object.hasOwn(operators[kindOf(field)], operator) &&
      !(fieldOf(field)?.isAlwaysFilled === true && (operator === 'empty' || operator === 'filled')),
  );

const everyOperator = ['in', 'out', 'has', 'is', 'on', 'from', 'to', 'empty', 'filled'] as const;

const conditionsMax = 8;

/** Characters of all conditions as they are written. */
export const conditionsLengthMax = 1500;

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

const readCondition = (text: string): Condition | null => {
  const [field = '', name = '', written = ''] = text.split(':');
  const value = decoded(written);
  if (!isConditionField(field) || value === null) return null;
  const operator = operatorsOf(field).find((candidate) => candidate === name);
  const reads = operator && operators[kindOf(field)][operator];
  return operator && reads?.(value) ? { field, operator, value } : null;
};

interface TradeFilters {
  readonly flow?: string | undefined;
  readonly where?: string | undefined;
}

/** Reads conditions such as `contractTotal:from:100000;customer:has:%E7%8E%8B`; null where one of them is none, or they are too many or too long. */
export const readConditions = (text: string): readonly Condition[] | null => {
  if (text === '') return [];
  if (text.length > conditionsLengthMax) return null;
  const found = text.split(';').map(readCondition);
  const read = found.flatMap((condition) => condition ?? []);
  return read.length === found.length && read.length <= conditionsMax ? read : null;
};

/** The trade that all jobs of a list are of, by its own filter or by a condition that names no other; empty: of several. */
export const tradeOf = ({ flow = '', where = '' }: TradeFilters): string => {
  if (flow !== '') return flow;
  const condition = (readConditions(where) ?? []).find(
    ({ field, operator, value }) => field === 'trade' && operator === 'in' && !value.includes(','),
  );
  return condition?.value ?? '';
};

/** Writes conditions so that `readConditions` reads the same. */
export const writeConditions = (conditions: readonly Condition[]): string =>
  conditions
    .map(({ field, operator, value }) => `${field}:${operator}:${encodeURIComponent(value)}`)
    .join(';');
