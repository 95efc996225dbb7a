import { useId } from 'react';
import { address } from '../../fields/customer/address.ts';
import { email } from '../../fields/customer/email.ts';
import { phone } from '../../fields/customer/phone.ts';
import { catalogue } from '../../texts/catalogue.ts';
import { useTexts } from '../../texts/locale.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useCellEdit } from '../panel/use-cell-edit.ts';
import { useWrittenText } from '../panel/use-edited-text.ts';
import rows from '../panel/rows.module.css';

/** The cells by which the sheet's edits write the same: of the name, and of each detail that is a text. */
const columnOf = {
  name: 'customer',
  phone: phone.id,
  email: email.id,
  address: address.id,
} as const;

const labels = {
  name: catalogue['newJob.customer'],
  phone: phone.label,
  email: email.label,
  address: address.label,
} as const;

type CustomerKey = keyof typeof columnOf;

const keys = ['name', 'phone', 'email', 'address'] as const satisfies readonly CustomerKey[];

/** Whether a fact's key is a detail of the customer that is edited here. */
export const isCustomerField = (key: string): key is `customer.${CustomerKey}` =>
  keys.some((name) => key === `customer.${name}`);

/** Who the job is for and how to reach them, edited in place. */
export function CustomerCard() {
  const { t } = useTexts();
  return (
    <section aria-label={t('panel.customer')}>
      <h3>{t('panel.customer')}</h3>
      {keys.map((key) => (
        <CustomerField key={key} name={`customer.${key}`} />
      ))}
    </section>
  );
}

const keyOf = (name: `customer.${CustomerKey}`): CustomerKey =>
  keys.find((key) => name === `customer.${key}`) ?? 'name';

/** One detail of the customer, edited in place. */
export function CustomerField({ name: factKey }: { readonly name: `customer.${CustomerKey}` }) {
  const { t, localize } = useTexts();
  const { detail } = usePanel();
  const name = keyOf(factKey);
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
    <div className={rows['row']} data-item={factKey}>
      <label className={rows['label']} htmlFor={id}>
        {localize(labels[name])}
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
