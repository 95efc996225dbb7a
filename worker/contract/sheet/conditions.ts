import type { ConditionKind } from '#domain/fields/field';
import { fieldOf, isAsked, type ConditionId } from '#domain/fields/fields';
import { parseBusinessDate } from '#domain/time/day';
import type { FactKey } from '#domain/rules/fact';
import { readSpan } from '../spans.ts';

/** The kinds of a trade's own fields. Instants have no operators yet, because their day depends on the time zone. */
const factKinds = ['text', 'number', 'money', 'date', 'set'] as const;

export type FactKind = (typeof factKinds)[number];

/** A trade's own field with the kind of its value, so that a reader knows its operators without the flow. */
export type FactField = `fact.${FactKind}.${FactKey}`;

export type ConditionField = ConditionId | FactField;

const factPattern = /^fact\.([a-z]+)\.([A-Za-z][\w.-]{0,79})$/;

/** The fact of a trade's own field; null for a field of every job. The key's pattern allows no SQL syntax. */
export const factOf = (field: string): { readonly kind: FactKind; readonly key: FactKey } | null => {
  const [, name, key] = factPattern.exec(field) ?? [];
  const kind = factKinds.find((factKind) => factKind === name);
  return kind === undefined || key === undefined ? null : { kind, key };
};

/** Whether a list can be filtered by a field with this name. */
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
/** Comma-separated keys. A stage is `trade/stage`; the owner `none` stands for jobs without an assignee. */
const isKeys: Reads = (value) => /^[\w./-]{1,80}(?:,[\w./-]{1,80}){0,59}$/.test(value);
const isSpan: Reads = (value) => readSpan(value) !== null;

/** The operators of each kind, with the check of their values. */
const operators: Readonly<Record<ConditionKind, Readonly<Partial<Record<ConditionOperator, Reads>>>>> = {
  text: { has: isText, is: isText, empty: isNothing, filled: isNothing },
  money: { from: isMinorText, to: isMinorText, empty: isNothing, filled: isNothing },
  number: { from: isNumber, to: isNumber, empty: isNothing, filled: isNothing },
  date: { on: isSpan, from: isDay, to: isDay, empty: isNothing, filled: isNothing },
  set: { in: isKeys, out: isKeys, empty: isNothing, filled: isNothing },
};

export type ConditionOperator = 'in' | 'out' | 'has' | 'is' | 'from' | 'to' | 'on' | 'empty' | 'filled';

/**
 * One condition on a field. Amounts are in minor units, dates `YYYY-MM-DD`, spans as `readSpan` parses them, sets comma-
 * separated keys.
 */
export interface Condition {
  readonly field: ConditionField;
  readonly operator: ConditionOperator;
  readonly value: string;
}

/** The operators of a field's kind, in the order in which they are offered. */
export const operatorsOf = (field: ConditionField): readonly ConditionOperator[] =>
  everyOperator.filter(
    (operator) =>
      Object.hasOwn(operators[kindOf(field)], operator) &&
      !(fieldOf(field)?.isAlwaysFilled === true && (operator === 'empty' || operator === 'filled')),
  );

const everyOperator = ['in', 'out', 'has', 'is', 'on', 'from', 'to', 'empty', 'filled'] as const;

const conditionsMax = 8;

/** Most characters of the text of all conditions. */
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

/**
 * Parses conditions such as `contractTotal:from:100000;customer:has:%E7%8E%8B`; null when one is invalid, or there are
 * too many or too long ones.
 */
export const readConditions = (text: string): readonly Condition[] | null => {
  if (text === '') return [];
  if (text.length > conditionsLengthMax) return null;
  const found = text.split(';').map(readCondition);
  const read = found.flatMap((condition) => condition ?? []);
  return read.length === found.length && read.length <= conditionsMax ? read : null;
};

/**
 * The trade of all jobs of a list, from its filter or from a condition with a single trade; empty when there can be
 * several.
 */
export const tradeOf = ({ flow = '', where = '' }: TradeFilters): string => {
  if (flow !== '') return flow;
  const condition = (readConditions(where) ?? []).find(
    ({ field, operator, value }) => field === 'trade' && operator === 'in' && !value.includes(','),
  );
  return condition?.value ?? '';
};

/** The text of conditions; the inverse of `readConditions`. */
export const writeConditions = (conditions: readonly Condition[]): string =>
  conditions
    .map(({ field, operator, value }) => `${field}:${operator}:${encodeURIComponent(value)}`)
    .join(';');
