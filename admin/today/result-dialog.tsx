import { useId, useState, type FormEvent } from 'react';
import type { FieldItem } from '#domain/flow/flow';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { Dialog } from '../ui/overlays/dialog.tsx';
import type { Cells, Form } from './results.ts';
import styles from './today.module.css';

interface ResultDialogProps {
  readonly title: string;
  readonly form: Form;
  readonly onClose: () => void;
  readonly onSave: (cells: Cells) => void;
}

const numbers = new Set<FieldItem['kind']>(['number', 'percent']);

/** A value as its field keeps it; null for an empty one. */
const valueOf = ({ kind }: FieldItem, written: string): string | number | boolean | null => {
  if (written === '') return null;
  if (numbers.has(kind)) return Number(written);
  return kind === 'yesno' ? written === 'yes' : written;
};

const simple = new Set<FieldItem['kind']>(['choice', 'text', 'number', 'percent', 'date', 'yesno']);

/** The form of a result: the fields of the entry that the task asks for. What it does not show is in the job’s panel. */
export function ResultDialog({ title, form, onClose, onSave }: ResultDialogProps) {
  const { t } = useTexts();
  const [written, setWritten] = useState<Readonly<Record<string, string>>>({});
  const fields = form.fields.filter(({ kind }) => simple.has(kind));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const cells = fields.flatMap((field): (readonly [string, string | number | boolean])[] => {
      const value = valueOf(field, written[field.key] ?? '');
      return value === null ? [] : [[field.key, value]];
    });
    onSave(Object.fromEntries(cells));
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={styles['form']} onSubmit={submit}>
        {fields.map((field) => (
          <ResultField
            key={field.key}
            field={field}
            value={written[field.key] ?? ''}
            onChange={(value) => setWritten((before) => ({ ...before, [field.key]: value }))}
          />
        ))}
        <Button type="submit" look="primary">
          {t('shell.save')}
        </Button>
      </form>
    </Dialog>
  );
}

interface ResultFieldProps {
  readonly field: FieldItem;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const inputTypes: Readonly<Partial<Record<FieldItem['kind'], string>>> = {
  number: 'number',
  percent: 'number',
  date: 'date',
};

function ResultField({ field, value, onChange }: ResultFieldProps) {
  const { t, localize } = useTexts();
  const id = useId();
  const label = localize(field.label);
  const options =
    field.kind === 'yesno'
      ? [
          { key: 'yes', label: t('today.yes') },
          { key: 'no', label: t('today.no') },
        ]
      : (field.choices ?? []).map((choice) => ({ key: choice.key, label: localize(choice.label) }));
  if (options.length > 0)
    return (
      <fieldset className={styles['choices']}>
        <legend>{label}</legend>
        {options.map((option) => (
          <label key={option.key}>
            <input
              type="radio"
              name={id}
              value={option.key}
              checked={value === option.key}
              onChange={() => onChange(option.key)}
            />
            {option.label}
          </label>
        ))}
      </fieldset>
    );
  return (
    <label className={styles['field']}>
      {label}
      <input
        type={inputTypes[field.kind] ?? 'text'}
        value={value}
        maxLength={500}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
