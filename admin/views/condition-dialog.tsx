import { useState, type FormEvent } from 'react';
import {
  conditionFields,
  operatorsOf,
  readConditions,
  spans,
  writeConditions,
  type Condition,
  type ConditionField,
  type ConditionKind,
  type ConditionOperator,
} from '#contract/conditions';
import type { Currency } from '#domain/money';
import { parseAmount } from '../panel/value-text.ts';
import type { TextKey } from '../texts/catalogue.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { amountText, nameOf, type Naming } from './condition-words.ts';
import styles from './views.module.css';

/** What a person typed as the condition keeps it; null where it cannot be read. */
const written = (typed: string, field: ConditionField, currency: Currency): string | null => {
  if (conditionFields[field] !== 'money' || typed === '') return typed.trim();
  const amount = parseAmount(typed, currency);
  return amount.ok ? String(amount.value) : null;
};

/** A condition's value as a person would type it. */
const typedOf = ({ field, value }: Condition, currency: Currency): string =>
  conditionFields[field] === 'money' && value !== '' ? amountText(Number(value), currency) : value;

interface Filled {
  readonly field: ConditionField;
  readonly operator: ConditionOperator;
  readonly typed: string;
}

/** What the form says as a condition; null where its value cannot be read. */
const asCondition = ({ field, operator, typed }: Filled, currency: Currency): Condition | null => {
  const value = written(operator === 'on' && typed === '' ? spans[0] : typed, field, currency);
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

const fields = Object.keys(conditionFields).filter((name): name is ConditionField =>
  Object.hasOwn(conditionFields, name),
);

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
  const operator = offered.find((one) => one === chosen) ?? offered[0] ?? 'filled';
  const takesValue = operator !== 'empty' && operator !== 'filled';
  const take = (value: string) => {
    setTyped(value);
    setRefused(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const asked = asCondition({ field, operator, typed: takesValue ? typed : '' }, currency);
    setRefused(asked ? onSave(asked) : unreadable[conditionFields[field]]);
  };
  const title = given ?? t(condition ? 'where.change' : 'where.add');
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit}>
        <Field label={t('where.column')}>
          <select
            value={field}
            onChange={(event) => {
              setField(fields.find((one) => one === event.target.value) ?? 'title');
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
              if (conditionFields[field] !== 'set') take('');
            }}
          >
            {offered.map((one) => (
              <option key={one} value={one}>
                {t(`where.${one}`)}
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

interface ValueFieldProps {
  readonly field: ConditionField;
  readonly operator: ConditionOperator;
  readonly typed: string;
  readonly refused: TextKey | null;
  readonly naming: Naming;
  readonly onType: (value: string) => void;
}

/** The value: of a set its choices, of a span its words, else what is typed. */
function ValueField({ field, operator, typed, refused, naming, onType }: ValueFieldProps) {
  const { t } = useTexts();
  const error = refused === null ? undefined : t(refused);
  if (conditionFields[field] === 'set') return <Choices {...{ field, typed, naming, onType, error }} />;
  return (
    <Field label={t('where.value')} error={error}>
      {operator === 'on' ? (
        <select value={typed} onChange={(event) => onType(event.target.value)}>
          {spans.map((span) => (
            <option key={span} value={span}>
              {t(`where.${span}`)}
            </option>
          ))}
        </select>
      ) : (
        <input
          type={conditionFields[field] === 'date' ? 'date' : 'text'}
          maxLength={200}
          value={typed}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  );
}

interface ChoicesProps extends Pick<ValueFieldProps, 'field' | 'typed' | 'naming' | 'onType'> {
  readonly error: string | undefined;
}

function Choices({ field, typed, naming, onType, error }: ChoicesProps) {
  const { t } = useTexts();
  const keys = typed === '' ? [] : typed.split(',');
  return (
    <fieldset className={styles['choices']}>
      <legend>{t('where.value')}</legend>
      {naming.choices(field).map(({ value, label }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={keys.includes(value)}
            onChange={(event) =>
              onType(
                (event.target.checked ? [...keys, value] : keys.filter((key) => key !== value)).join(','),
              )
            }
          />{' '}
          {label}
        </label>
      ))}
      {error === undefined ? null : <p role="alert">{error}</p>}
    </fieldset>
  );
}
