import { useId } from 'react';
import { useTexts } from '../../texts/locale.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useCellEdit } from '../panel/use-cell-edit.ts';
import { useWrittenText } from '../panel/use-edited-text.ts';
import rows from '../panel/rows.module.css';

const fields = [
  { key: 'name', label: 'newJob.customer' },
  { key: 'phone', label: 'newJob.phone' },
  { key: 'email', label: 'newJob.email' },
  { key: 'address', label: 'newJob.address' },
] as const;

/** The sheet's columns for the same values; edits are sent by column. */
const columnOf = {
  name: 'customer',
  phone: 'customer.phone',
  email: 'customer.email',
  address: 'customer.address',
} as const;

/** The customer's contact data, edited in place. */
export function CustomerCard() {
  const { t } = useTexts();
  return (
    <section aria-label={t('panel.customer')}>
      <h3>{t('panel.customer')}</h3>
      {fields.map((field) => (
        <CustomerField key={field.key} name={field.key} label={t(field.label)} />
      ))}
    </section>
  );
}

function CustomerField({
  name,
  label,
}: {
  readonly name: (typeof fields)[number]['key'];
  readonly label: string;
}) {
  const { t } = useTexts();
  const { detail } = usePanel();
  const stored = detail.customer[name];
  const edit = useCellEdit(columnOf[name], stored);
  const { written, commit, inputProps } = useWrittenText({
    edit,
    value: stored,
    textOf: (value) => String(value ?? ''),
    // The server refuses an empty name, with its own text.
    read: (text) => ({ ok: true, value: text === '' && name !== 'name' ? null : text }),
  });
  const id = useId();
  return (
    <div className={rows['row']} data-item={`customer.${name}`}>
      <label className={rows['label']} htmlFor={id}>
        {label}
      </label>
      <div className={rows['value']}>
        <input id={id} type={name === 'email' ? 'email' : 'text'} {...inputProps} />
      </div>
      <div className={rows['note']}>
        {edit.isSaving ? t('panel.saving') : null}
        {edit.problem ? <PanelProblem problem={edit.problem} mine={written} onMine={commit} /> : null}
      </div>
    </div>
  );
}
