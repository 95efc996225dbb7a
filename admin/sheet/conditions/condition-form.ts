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

/** A condition while a person writes it: its value as it is typed. */
export interface WrittenCondition {
  readonly field: ConditionField;
  readonly operator: ConditionOperator;
  readonly typed: string;
}

/** Whether an operator asks for a value beside it. */
export const takesValue = ({ operator }: Pick<WrittenCondition, 'operator'>): boolean =>
  operator !== 'empty' && operator !== 'filled';

/** A new condition on a column, with nothing typed yet. */
export const blankCondition = (field: ConditionField): WrittenCondition => ({
  field,
  operator: operatorsOf(field)[0] ?? 'filled',
  typed: kindOf(field) === 'date' ? namedSpans[0] : '',
});

/** A condition as a person would write it. */
export const writtenOf = ({ field, operator, value }: Condition, currency: Currency): WrittenCondition => ({
  field,
  operator,
  typed: kindOf(field) === 'money' && value !== '' ? amountText(Number(value), currency) : value,
});

/** What a person typed as the condition keeps it; null where it cannot be read. */
const valueOf = ({ typed, field }: WrittenCondition, currency: Currency): string | null => {
  if (kindOf(field) !== 'money' || typed === '') return typed.trim();
  const amount = parseAmount(typed, currency);
  return amount.ok ? String(amount.value) : null;
};

/** What is written as a condition; null where its value is missing or cannot be read. */
export const asCondition = (written: WrittenCondition, currency: Currency): Condition | null => {
  const { field, operator } = written;
  const value = takesValue(written) ? valueOf(written, currency) : '';
  if (value === null) return null;
  const condition = { field, operator, value };
  return readConditions(writeConditions([condition])) === null ? null : condition;
};

/** The conditions of what is written so far, each once. */
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

/** Why what is written is no condition. */
export const whyUnread = ({ field }: WrittenCondition): TextKey => unreadable[kindOf(field)];

/** The same with another column: what was typed for the old one means nothing there. */
export const withField = (field: ConditionField): WrittenCondition => blankCondition(field);

/** The same with another operator; what is chosen of a set holds for each of its operators. */
export const withOperator = (written: WrittenCondition, operator: ConditionOperator): WrittenCondition => {
  if (kindOf(written.field) === 'set') return { ...written, operator };
  return { ...written, operator, typed: operator === 'on' ? namedSpans[0] : '' };
};
