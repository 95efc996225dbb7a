import type { FieldItem } from '#domain/flow/flow';
import { choicesIn } from '#domain/rules/condition';
import type { CellValue } from '../../grid/index.ts';
import { awayText, cellOfValue } from '../../fields/item-form.ts';
import { useTexts } from '../../texts/locale.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import type { CellEdit } from '../panel/use-cell-edit.ts';
import { useCurrency } from '../panel/use-currency.ts';
import { useWrittenText } from '../panel/use-edited-text.ts';
import { inputText, parseInput } from '../../fields/value-text.ts';
import rows from '../panel/rows.module.css';

interface FactInputProps {
  readonly id: string;
  readonly item: FieldItem;
  readonly value: CellValue;
  readonly describedBy?: string;
  readonly edit: CellEdit;
  /** The value is not to be changed; a refused text stays, to be put back. */
  readonly isFixed?: boolean;
  /** Reports whether the text is valid for the field. */
  readonly onReading: (isReadable: boolean) => void;
}

const inputTypes = {
  date: 'date',
  instant: 'datetime-local',
  number: 'text',
  money: 'text',
  percent: 'text',
  text: 'text',
} as const;

/** An input for one field by its kind. It commits on blur or Enter; Escape restores the stored value. */
export function FactInput(props: FactInputProps) {
  const { item } = props;
  if (item.kind === 'yesno' || item.kind === 'choice' || item.kind === 'staff')
    return <ChoiceInput {...props} kind={item.kind} />;
  if (item.kind === 'choices') return <ChoicesInput {...props} />;
  return <WrittenInput {...props} kind={item.kind} />;
}

function ChoiceInput({
  id,
  item,
  kind,
  value,
  describedBy,
  edit,
}: FactInputProps & { readonly kind: 'yesno' | 'choice' | 'staff' }) {
  const { t, locale, localize } = useTexts();
  const { me } = usePanel();
  const options =
    kind === 'yesno'
      ? [
          { key: 'true', label: t('panel.yes') },
          { key: 'false', label: t('panel.no') },
        ]
      : kind === 'staff'
        ? me.staff.map((person) => {
            const away = awayText(person, { me, locale });
            return { key: person.id, label: away === null ? person.name : `${person.name} (${away})` };
          })
        : (item.choices ?? []).map((choice) => ({ key: choice.key, label: localize(choice.label) }));
  const choose = (key: string) =>
    void edit.send({
      value: key === '' ? null : key,
      text: options.find((option) => option.key === key)?.label ?? t('panel.notSet'),
    });
  return (
    <select
      id={id}
      aria-describedby={describedBy}
      value={String(value ?? '')}
      onChange={(event) => choose(event.target.value)}
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

/** Several choices, each a tick; they are sent in the flow's order. */
function ChoicesInput({ id, item, value, describedBy, edit }: FactInputProps) {
  const { localize } = useTexts();
  const { choices = [] } = item;
  const chosen = new Set(choicesIn(value));
  const toggle = (key: string) => {
    const next = choices.filter((choice) => (choice.key === key) !== chosen.has(choice.key));
    void edit.send({
      value: next.length === 0 ? null : next.map((choice) => choice.key).join(','),
      text: next.map(({ label }) => localize(label)).join(', '),
    });
  };
  return (
    <div
      id={id}
      role="group"
      className={rows['choices']}
      aria-label={localize(item.label)}
      aria-describedby={describedBy}
    >
      {choices.map(({ key, label }) => (
        <label key={key}>
          <input type="checkbox" checked={chosen.has(key)} onChange={() => toggle(key)} /> {localize(label)}
        </label>
      ))}
    </div>
  );
}

function WrittenInput({
  id,
  kind,
  value,
  describedBy,
  edit,
  isFixed = false,
  onReading,
}: FactInputProps & { readonly kind: keyof typeof inputTypes }) {
  const { me } = usePanel();
  const currency = useCurrency();
  const { inputProps, written } = useWrittenText({
    edit,
    value,
    textOf: (stored) => inputText(kind, stored, me.shop.zone, currency),
    read: (text) => {
      const parsed = parseInput(kind, text, me.shop.zone, currency);
      onReading(parsed.ok);
      return parsed.ok ? { ok: true, value: cellOfValue(parsed.value) } : parsed;
    },
  });
  return (
    <input
      id={id}
      aria-describedby={describedBy}
      type={inputTypes[kind]}
      readOnly={isFixed && written === null}
      inputMode={kind === 'money' || kind === 'number' || kind === 'percent' ? 'decimal' : undefined}
      {...inputProps}
    />
  );
}
