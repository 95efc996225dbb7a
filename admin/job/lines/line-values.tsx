import type { LineField } from '#domain/flow/plans/lines';
import { useTexts } from '../../texts/locale.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import type { LineDraft } from './use-line-draft.ts';
import styles from './lines.module.css';

interface LineValuesProps {
  readonly values: LineDraft['values'];
  readonly onChange: (values: LineDraft['values']) => void;
}

/** The trade's own values of a line. */
export function LineValues({ values, onChange }: LineValuesProps) {
  const { flow } = usePanel();
  return (flow.lines?.fields ?? []).map((field) => (
    <ValueInput
      key={field.key}
      field={field}
      value={values[field.key] ?? ''}
      onType={(typed) => onChange({ ...values, [field.key]: typed })}
    />
  ));
}

interface ValueInputProps {
  readonly field: LineField;
  readonly value: string;
  readonly onType: (value: string) => void;
}

const inputTypes: ReadonlyMap<LineField['kind'], string> = new Map([
  ['date', 'date'],
  ['instant', 'datetime-local'],
]);

function ValueInput({ field, value, onType }: ValueInputProps) {
  const { t, localize } = useTexts();
  const { me } = usePanel();
  const choices = choicesOf(field, {
    yes: t('panel.yes'),
    no: t('panel.no'),
    staff: me.staff.map(({ id, name }) => ({ key: id, label: name })),
    localize,
  });
  return (
    <label className={styles['field']}>
      {localize(field.label)}
      {choices === null ? (
        <input
          type={inputTypes.get(field.kind) ?? 'text'}
          value={value}
          onChange={(event) => onType(event.target.value)}
        />
      ) : (
        <select value={value} onChange={(event) => onType(event.target.value)}>
          <option value="">{t('undecided')}</option>
          {choices.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      )}
    </label>
  );
}

interface Words {
  readonly yes: string;
  readonly no: string;
  readonly staff: readonly { readonly key: string; readonly label: string }[];
  readonly localize: (text: LineField['label']) => string;
}

/** What can be chosen; null for a value that is typed. */
const choicesOf = ({ kind, choices = [] }: LineField, { yes, no, staff, localize }: Words) => {
  if (kind === 'yesno')
    return [
      { key: 'true', label: yes },
      { key: 'false', label: no },
    ];
  if (kind === 'staff') return staff;
  return kind === 'choice' ? choices.map(({ key, label }) => ({ key, label: localize(label) })) : null;
};
