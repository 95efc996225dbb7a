import { useId, useState } from 'react';
import { useTexts } from '../texts/locale.tsx';
import { draftKeys } from './draft-keys.ts';
import { EditProblem } from './edit-problem.tsx';
import { usePanel } from './panel-context.tsx';
import { useEdit } from './use-edit.ts';
import rows from './rows.module.css';

const fields = [
  { key: 'name', label: 'newJob.customer' },
  { key: 'phone', label: 'newJob.phone' },
  { key: 'email', label: 'newJob.email' },
  { key: 'address', label: 'newJob.address' },
] as const;

/** Who the job is for and how to reach them, edited in place. */
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
  const { detail, actions } = usePanel();
  const edit = useEdit();
  const id = useId();
  const stored = detail.customer[name] ?? '';
  const [written, setWritten] = useState<string | null>(null);
  const commit = async () => {
    if (written === null || written.trim() === stored) return setWritten(null);
    const value = written.trim() === '' && name !== 'name' ? null : written.trim();
    if (await edit.run(() => actions.patch(detail.job.id, { customer: { [name]: value } }))) setWritten(null);
  };
  return (
    <div className={rows['row']} data-item={`customer.${name}`}>
      <label className={rows['label']} htmlFor={id}>
        {label}
      </label>
      <div className={rows['value']}>
        <input
          id={id}
          type={name === 'email' ? 'email' : 'text'}
          value={written ?? stored}
          onChange={(event) => setWritten(event.target.value)}
          onBlur={() => void commit()}
          onKeyDown={draftKeys({
            isChanged: written !== null,
            restore: () => setWritten(null),
            commit: () => void commit(),
          })}
        />
      </div>
      <div className={rows['note']}>
        {edit.isSaving ? t('panel.saving') : null}
        {edit.problem ? <EditProblem problem={edit.problem} /> : null}
      </div>
    </div>
  );
}
