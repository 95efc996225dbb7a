import { address as addressField } from '../../fields/customer/address.ts';
import { email as emailField } from '../../fields/customer/email.ts';
import { locale as localeField } from '../../fields/customer/locale.ts';
import { phone as phoneField } from '../../fields/customer/phone.ts';
import { KnownCustomers } from '../find/known-customers.tsx';
import { useState, type FormEvent } from 'react';
import type { CustomerSummary } from '#contract/customers/customers';
import type { OpenJob } from '#contract/jobs/job-requests';
import type { Problem } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Dialog } from '../../ui/overlays/dialog.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { LanguageSelect } from '../../ui/controls/language-select.tsx';
import { EditProblem } from '../../ui/edit-problem.tsx';

interface NewJobProps {
  readonly flows: readonly Flow[];
  readonly firstFlow: string;
  readonly onOpen: (job: OpenJob) => Promise<Problem | null>;
  readonly onClose: () => void;
}

const written = (value: string): { readonly value: string } | null =>
  value.trim() === '' ? null : { value: value.trim() };

/** Fields that show their own errors. */
const request = new Set(['title', 'customer.name', 'customer.phone', 'customer.email', 'customer.address']);

/** A form with the required values of a job; all others are edited in the sheet. */
export default function NewJob({ flows, firstFlow, onOpen, onClose }: NewJobProps) {
  const { t, localize, locale } = useTexts();
  const [flow, setFlow] = useState(firstFlow || (flows[0]?.key ?? ''));
  const [title, setTitle] = useState('');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [known, setKnown] = useState<CustomerSummary | null>(null);
  const [email, setEmail] = useState('');
  const [address, setAddress] = useState('');
  const [language, setLanguage] = useState(locale);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSaving, setSaving] = useState(false);
  const wrong = (path: string) => problem?.fields?.find((field) => field.path === path)?.message;
  const choose = (customer: CustomerSummary | null) => {
    setKnown(customer);
    if (customer === null) return;
    setName(customer.name);
    setPhone(customer.phone ?? '');
    setEmail(customer.email ?? '');
    setAddress(customer.address ?? '');
    setLanguage(customer.locale);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaving(true);
    const customer = {
      name: name.trim(),
      phone: written(phone)?.value ?? null,
      email: written(email)?.value ?? null,
      address: written(address)?.value ?? null,
      locale: language,
    };
    const refused = await onOpen({
      flow,
      title: title.trim(),
      customer,
      ...(known === null ? {} : { customerId: known.id }),
    });
    setSaving(false);
    setProblem(refused);
  };
  return (
    <Dialog title={t('jobs.new')} onClose={onClose}>
      <form onSubmit={submit}>
        <Field label={t('newJob.trade')}>
          <select value={flow} onChange={(event) => setFlow(event.target.value)}>
            {flows.map((option) => (
              <option key={option.key} value={option.key}>
                {localize(option.label)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('newJob.title')} hint={t('newJob.titleHint')} error={wrong('title')}>
          <input required maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
        </Field>
        <Field label={t('newJob.customer')} error={wrong('customer.name')}>
          <input
            required
            maxLength={200}
            readOnly={known !== null}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label={localize(phoneField.label)} error={wrong('customer.phone')}>
          <input
            type="tel"
            maxLength={40}
            readOnly={known !== null}
            value={phone}
            onChange={(event) => setPhone(event.target.value)}
          />
        </Field>
        <KnownCustomers name={name} phone={phone} chosen={known} onChoose={choose} />
        <Field label={localize(emailField.label)} error={wrong('customer.email')}>
          <input
            type="email"
            maxLength={200}
            readOnly={known !== null}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <Field label={localize(addressField.label)} error={wrong('customer.address')}>
          <input
            maxLength={400}
            readOnly={known !== null}
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
        </Field>
        <LanguageSelect label={localize(localeField.label)} value={language} onChange={setLanguage} />
        {problem ? <EditProblem problem={problem} isSaidAt={request} /> : null}
        <Button type="submit" look="primary" isBusy={isSaving}>
          {t('newJob.create')}
        </Button>
      </form>
    </Dialog>
  );
}
