import {
  kindOf,
  operatorsOf,
  readConditions,
  writeConditions,
  type Condition,
  type ConditionField,
  type ConditionOperator,
} from '#contract/sheet/conditions';
import type { ConditionKind } from '#domain/fields/field';
import { namedSpans } from '#contract/spans';
import type { Currency } from '#domain/money/money';
import { parseAmount } from '../../fields/value-text.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import { amountText } from './condition-label.ts';

/** A condition while a person edits it, with its value as typed. */
export interface WrittenCondition {
  readonly field: ConditionField;
  readonly operator: ConditionOperator;
  readonly typed: string;
}

/** Whether an operator takes a value. */
export const takesValue = ({ operator }: Pick<WrittenCondition, 'operator'>): boolean =>
  operator !== 'empty' && operator !== 'filled';

/** A new condition on a column, without a value. */
export const blankCondition = (field: ConditionField): WrittenCondition => ({
  field,
  operator: operatorsOf(field)[0] ?? 'filled',
  typed: kindOf(field) === 'date' ? namedSpans[0] : '',
});

/** A stored condition in the editable form. */
export const writtenOf = ({ field, operator, value }: Condition, currency: Currency): WrittenCondition => ({
  field,
  operator,
  typed: kindOf(field) === 'money' && value !== '' ? amountText(Number(value), currency) : value,
});

/** Converts a typed value to its stored form; null when it is invalid. */
const valueOf = ({ typed, field }: WrittenCondition, currency: Currency): string | null => {
  if (kindOf(field) !== 'money' || typed === '') return typed.trim();
  const amount = parseAmount(typed, currency);
  return amount.ok ? String(amount.value) : null;
};

/** The condition that the form describes; null when its value is missing or invalid. */
export const asCondition = (written: WrittenCondition, currency: Currency): Condition | null => {
  const { field, operator } = written;
  const value = takesValue(written) ? valueOf(written, currency) : '';
  if (value === null) return null;
  const condition = { field, operator, value };
  return readConditions(writeConditions([condition])) === null ? null : condition;
};

/** The valid conditions of a form, without duplicates. */
export const conditionsOf = (
  written: readonly WrittenCondition[],
  currency: Currency,
): readonly Condition[] => {
  const read = written.flatMap((writtenCondition) => asCondition(writtenCondition, currency) ?? []);
  const texts = read.map((condition) => writeConditions([condition]));
  return read.filter((_, at) => texts.indexOf(texts[at] ?? '') === at);
};

const unreadable: Readonly<Record<ConditionKind, TextKey>> = {
  text: 'where.unreadable',
  money: 'where.unreadable',
  number: 'where.unreadable',
  date: 'where.unreadable',
  set: 'where.chooseOne',
};

/** The message for an invalid value. */
export const whyUnread = ({ field }: WrittenCondition): TextKey => unreadable[kindOf(field)];

/** A condition on another column; the typed value is dropped, because it has no meaning there. */
export const withField = (field: ConditionField): WrittenCondition => blankCondition(field);

/** The condition with another operator; the options of a set are kept. */
export const withOperator = (written: WrittenCondition, operator: ConditionOperator): WrittenCondition => {
  if (kindOf(written.field) === 'set') return { ...written, operator };
  return { ...written, operator, typed: operator === 'on' ? namedSpans[0] : '' };
};
