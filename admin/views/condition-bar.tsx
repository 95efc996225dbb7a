import { useState, type FormEvent } from 'react';
import {
  conditionFields,
  operatorsOf,
  readConditions,
  spans,
  writeConditions,
  type Condition,
  type ConditionField,
  type ConditionOperator,
} from '#contract/conditions';
import { formatMoney, isCurrency, type Currency } from '#domain/money';
import type { GridColumn } from '../grid/index.ts';
import { parseAmount } from '../panel/value-text.ts';
import { formatDate } from '../texts/formats.ts';
import { useTexts, type Texts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import styles from './views.module.css';

interface ConditionBarProps {
  readonly columns: readonly GridColumn[];
  /** The shop's, of amounts that are typed and shown; CNY where the product does not know it. */
  readonly currency: string;
  readonly where: string;
  readonly onChange: (where: string) => void;
}

interface Naming {
  readonly columns: readonly GridColumn[];
  readonly currency: Currency;
}

const nameOf = (columns: readonly GridColumn[], field: ConditionField): string =>
  columns.find(({ id }) => id === field)?.header ?? field;

const valueWords = (
  { field, operator, value }: Condition,
  currency: Currency,
  { t, locale }: Texts,
): string => {
  const span = operator === 'on' ? spans.find((one) => one === value) : undefined;
  if (span) return t(`where.${span}`);
  if (value === '') return '';
  const kind = conditionFields[field];
  if (kind === 'money') return formatMoney(Number(value), currency, locale);
  return kind === 'date' ? formatDate(value, locale) : value;
};

/** A condition as a sentence: "Outstanding from ¥1,000". */
const words = (condition: Condition, { columns, currency }: Naming, texts: Texts): string =>
  [
    nameOf(columns, condition.field),
    texts.t(`where.${condition.operator}`),
    valueWords(condition, currency, texts),
  ]
    .join(' ')
    .trim();

/** The view's conditions on columns, each in words with a button that removes it, and a way to add one. */
export function ConditionBar({ columns, currency: code, where, onChange }: ConditionBarProps) {
  const currency = isCurrency(code) ? code : 'CNY';
  const texts = useTexts();
  const { t } = texts;
  const [isAdding, setAdding] = useState(false);
  const conditions = readConditions(where) ?? [];
  return (
    <>
      <Button onClick={() => setAdding(true)}>{t('where.add')}</Button>
      {conditions.length > 0 ? (
        <ul className={styles['chips']} aria-label={t('where.list')}>
          {conditions.map((condition) => {
            const filter = words(condition, { columns, currency }, texts);
            return (
              <li key={writeConditions([condition])}>
                {filter}
                <Button
                  look="quiet"
                  aria-label={t('where.remove', { filter })}
                  onClick={() => onChange(writeConditions(conditions.filter((one) => one !== condition)))}
                >
                  ×
                </Button>
              </li>
            );
          })}
        </ul>
      ) : null}
      {isAdding ? (
        <ConditionDialog
          columns={columns}
          currency={currency}
          onClose={() => setAdding(false)}
          onAdd={(added) => {
            const next = writeConditions([added]);
            const others = conditions.filter((one) => writeConditions([one]) !== next);
            const all = writeConditions([...others, added]);
            if (readConditions(all) === null) return false;
            onChange(all);
            setAdding(false);
            return true;
          }}
        />
      ) : null}
    </>
  );
}

/** What a person typed as the condition keeps it; null where it cannot be read. */
const written = (typed: string, field: ConditionField, currency: Currency): string | null => {
  if (conditionFields[field] !== 'money' || typed === '') return typed.trim();
  const amount = parseAmount(typed, currency);
  return amount.ok ? String(amount.value) : null;
};

interface ConditionDialogProps extends Naming {
  /** False: it is not a condition that can be read. */
  readonly onAdd: (condition: Condition) => boolean;
  readonly onClose: () => void;
}

const fields = Object.keys(conditionFields).filter((name): name is ConditionField =>
  Object.hasOwn(conditionFields, name),
);

/** Asks for a column, what must hold of it, and the value. The form's own Enter leaves an input method's alone. */
function ConditionDialog({ columns, currency, onAdd, onClose }: ConditionDialogProps) {
  const { t } = useTexts();
  const [field, setField] = useState<ConditionField>('title');
  const [chosen, setChosen] = useState<ConditionOperator>('has');
  const [typed, setTyped] = useState('');
  const [isUnreadable, setUnreadable] = useState(false);
  const offered = operatorsOf(field);
  const operator = offered.find((one) => one === chosen) ?? offered[0] ?? 'filled';
  const takesValue = operator !== 'empty' && operator !== 'filled';
  const clear = () => {
    setTyped('');
    setUnreadable(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const asked = operator === 'on' && typed === '' ? spans[0] : typed;
    const value = takesValue ? written(asked, field, currency) : '';
    setUnreadable(value === null || !onAdd({ field, operator, value }));
  };
  return (
    <Dialog title={t('where.add')} onClose={onClose}>
      <form onSubmit={submit}>
        <Field label={t('where.column')}>
          <select
            value={field}
            onChange={(event) => {
              setField(fields.find((one) => one === event.target.value) ?? 'title');
              clear();
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
              clear();
            }}
          >
            {offered.map((one) => (
              <option key={one} value={one}>
                {t(`where.${one}`)}
              </option>
            ))}
          </select>
        </Field>
        {takesValue ? (
          <Field label={t('where.value')} error={isUnreadable ? t('where.unreadable') : undefined}>
            {operator === 'on' ? (
              <select value={typed} onChange={(event) => setTyped(event.target.value)}>
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
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        ) : null}
        <Button type="submit" look="primary">
          {t('where.add')}
        </Button>
      </form>
    </Dialog>
  );
}
