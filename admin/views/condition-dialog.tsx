import { useState, type FormEvent } from 'react';
import {
  isConditionField,
  kindOf,
  operatorsOf,
  readConditions,
  writeConditions,
  type Condition,
  type ConditionField,
  type ConditionKind,
  type ConditionOperator,
} from '#contract/conditions';
import { namedSpans } from '#contract/spans';
import type { Currency } from '#domain/money';
import { parseAmount } from '../panel/value-text.ts';
import type { TextKey } from '../texts/catalogue.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ValueField } from './condition-value.tsx';
import { amountText, nameOf, operatorText, type Naming } from './condition-words.ts';
import { offeredFields } from './fact-fields.ts';

/** What a person typed as the condition keeps it; null where it cannot be read. */
const written = (typed: string, field: ConditionField, currency: Currency): string | null => {
  if (kindOf(field) !== 'money' || typed === '') return typed.trim();
  const amount = parseAmount(typed, currency);
  return amount.ok ? String(amount.value) : null;
};

/** A condition's value as a person would type it. */
const typedOf = ({ field, value }: Condition, currency: Currency): string =>
  kindOf(field) === 'money' && value !== '' ? amountText(Number(value), currency) : value;

interface Filled {
  readonly field: ConditionField;
  readonly operator: ConditionOperator;
  readonly typed: string;
}

/** What the form says as a condition; null where its value cannot be read. */
const asCondition = ({ field, operator, typed }: Filled, currency: Currency): Condition | null => {
  const value = written(operator === 'on' && typed === '' ? namedSpans[0] : typed, field, currency);
  if (value === null) return null;
  const condition = { field, operator, value };
  return readConditions(writeConditions([condition])) === null ? null : condition;
};

interface ConditionDialogProps {
  readonly naming: Naming;
  /** The condition that is changed; null: a new one. */
  readonly condition: Condition | null;
  /** What the dialog and its button are called; else by whether the condition is new. */
  readonly title?: string;
  /** The column that a new one is about at first. */
  readonly field?: ConditionField;
  /** Why it is not taken; null: it is. */
  readonly onSave: (condition: Condition) => TextKey | null;
  readonly onClose: () => void;
}

const unreadable: Readonly<Record<ConditionKind, TextKey>> = {
  text: 'where.unreadable',
  money: 'where.unreadable',
  number: 'where.unreadable',
  date: 'where.unreadable',
  set: 'where.chooseOne',
};

/** Asks for a column, what must hold of it, and the value. The form's own Enter leaves an input method's alone. */
export function ConditionDialog(props: ConditionDialogProps) {
  const { naming, condition, title: given, onSave, onClose } = props;
  const { t } = useTexts();
  const { columns, currency } = naming;
  const [begun] = useState<Condition>(
    () => condition ?? { field: props.field ?? 'title', operator: 'has', value: '' },
  );
  const [field, setField] = useState<ConditionField>(begun.field);
  const [chosen, setChosen] = useState<ConditionOperator>(begun.operator);
  const [typed, setTyped] = useState(() => typedOf(begun, currency));
  const [refused, setRefused] = useState<TextKey | null>(null);
  const offered = operatorsOf(field);
  const fields = [...new Set([...offeredFields(columns), begun.field])];
  const operator = offered.find((one) => one === chosen) ?? offered[0] ?? 'filled';
  const takesValue = operator !== 'empty' && operator !== 'filled';
  const take = (value: string) => {
    setTyped(value);
    setRefused(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const asked = asCondition({ field, operator, typed: takesValue ? typed : '' }, currency);
    setRefused(asked ? onSave(asked) : unreadable[kindOf(field)]);
  };
  const title = given ?? t(condition ? 'where.change' : 'where.add');
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit}>
        <Field label={t('where.column')}>
          <select
            value={field}
            onChange={(event) => {
              setField(isConditionField(event.target.value) ? event.target.value : 'title');
              take('');
            }}
          >
            {fields.map((one) => (
              <option key={one} value={one}>
                {nameOf(columns, one)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('where.operator')}>
          <select
            value={operator}
            onChange={(event) => {
              setChosen(offered.find((one) => one === event.target.value) ?? operator);
              if (kindOf(field) !== 'set') take('');
            }}
          >
            {offered.map((one) => (
              <option key={one} value={one}>
                {t(operatorText(field, one))}
              </option>
            ))}
          </select>
        </Field>
        {takesValue ? <ValueField {...{ field, operator, typed, refused, naming }} onType={take} /> : null}
        {refused && !takesValue ? <p role="alert">{t(refused)}</p> : null}
        <Button type="submit" look="primary">
          {title}
        </Button>
      </form>
    </Dialog>
  );
}
