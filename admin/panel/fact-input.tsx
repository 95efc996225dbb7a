import { useState } from 'react';
import type { FieldItem } from '#domain/flow';
import { useTexts } from '../texts/locale.tsx';
import { draftKeys } from './draft-keys.ts';
import { usePanel } from './panel-context.tsx';
import { useCurrency } from './use-currency.ts';
import { inputText, parseInput } from './value-text.ts';

interface FactInputProps {
  readonly id: string;
  readonly item: FieldItem;
  readonly value: unknown;
  readonly describedBy?: string;
  readonly onCommit: (value: string | number | boolean | null) => void;
  readonly onUnreadable: () => void;
}

const inputTypes = {
  date: 'date',
  instant: 'datetime-local',
  number: 'text',
  money: 'text',
  percent: 'text',
  text: 'text',
} as const;

/** An input for one field by its kind. It commits when it is left or on Enter, and Escape restores. */
export function FactInput(props: FactInputProps) {
  const { item } = props;
  if (item.kind === 'yesno' || item.kind === 'choice' || item.kind === 'staff')
    return <ChoiceInput {...props} kind={item.kind} />;
  return <WrittenInput {...props} kind={item.kind} />;
}

function ChoiceInput({
  id,
  item,
  kind,
  value,
  describedBy,
  onCommit,
}: FactInputProps & { readonly kind: 'yesno' | 'choice' | 'staff' }) {
  const { t, say } = useTexts();
  const { me } = usePanel();
  const options =
    kind === 'yesno'
      ? [
          { key: 'true', label: t('panel.yes') },
          { key: 'false', label: t('panel.no') },
        ]
      : kind === 'staff'
        ? me.staff.map((person) => ({ key: person.id, label: person.name }))
        : (item.choices ?? []).map((choice) => ({ key: choice.key, label: say(choice.label) }));
  const commit = (key: string) => onCommit(key === '' ? null : kind === 'yesno' ? key === 'true' : key);
  return (
    <select
      id={id}
      aria-describedby={describedBy}
      value={typeof value === 'string' || typeof value === 'boolean' ? String(value) : ''}
      onChange={(event) => commit(event.target.value)}
    >
      <option value="">{t('panel.notSet')}</option>
      {options.map((option) => (
        <option key={option.key} value={option.key}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

function WrittenInput({
  id,
  kind,
  value,
  describedBy,
  onCommit,
  onUnreadable,
}: FactInputProps & { readonly kind: keyof typeof inputTypes }) {
  const { me } = usePanel();
  const currency = useCurrency();
  const shown = inputText(kind, value, me.shop.zone, currency);
  const [written, setWritten] = useState(shown);
  const [seen, setSeen] = useState(shown);
  const [sent, setSent] = useState(shown);
  if (shown !== seen) {
    setSeen(shown);
    setWritten(shown);
  }
  const commit = () => {
    if (written === shown) return;
    setSent(written);
    const parsed = parseInput(kind, written, me.shop.zone, currency);
    if (parsed.ok) onCommit(parsed.value);
    else onUnreadable();
  };
  return (
    <input
      id={id}
      aria-describedby={describedBy}
      type={inputTypes[kind]}
      inputMode={kind === 'money' || kind === 'number' || kind === 'percent' ? 'decimal' : undefined}
      value={written}
      onChange={(event) => setWritten(event.target.value)}
      onBlur={() => {
        if (written !== sent) commit();
      }}
      onKeyDown={draftKeys({ isChanged: written !== shown, restore: () => setWritten(shown), commit })}
    />
  );
}
