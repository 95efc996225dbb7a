import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { CustomerSummary } from '#contract/customers/customers';
import type { Problem } from '#contract/jobs/job-answers';
import { customersKey, patchCustomer } from '../api/shop/customers.ts';
import { problemOfError } from '../api/problem.ts';
import { address } from '../fields/customer/address.ts';
import { email } from '../fields/customer/email.ts';
import { locale as language } from '../fields/customer/locale.ts';
import { phone } from '../fields/customer/phone.ts';
import { useSync } from '../sync/open-sync.tsx';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { Field } from '../ui/controls/field.tsx';
import { LanguageSelect } from '../ui/controls/language-select.tsx';
import { EditProblem } from '../ui/edit-problem.tsx';

interface CustomerFormProps {
  readonly customer: CustomerSummary;
  readonly isReadOnly: boolean;
}

const shownAt = new Set(['name', 'phone', 'email', 'address']);

/** How to reach a customer. What is saved here is saved in all their jobs. */
export function CustomerForm({ customer, isReadOnly }: CustomerFormProps) {
  const { t, localize } = useTexts();
  const cache = useQueryClient();
  const { readLists } = useSync();
  const [typed, setTyped] = useState({
    name: customer.name,
    phone: customer.phone ?? '',
    email: customer.email ?? '',
    address: customer.address ?? '',
    locale: customer.locale,
  });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSaving, setSaving] = useState(false);
  const set = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }));
  const wrong = (path: string) => problem?.fields?.find((field) => field.path === path)?.message;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setSaving(true);
    try {
      await patchCustomer(customer.id, {
        baseVersion: customer.version,
        name: typed.name.trim(),
        phone: typed.phone.trim() || null,
        email: typed.email.trim() || null,
        address: typed.address.trim() || null,
        locale: typed.locale,
      });
      setProblem(null);
      await Promise.all([cache.invalidateQueries({ queryKey: customersKey }), readLists()]);
    } catch (error) {
      setProblem(problemOfError(error, t('problem.network')));
    } finally {
      setSaving(false);
    }
  };
  return (
    <form onSubmit={save}>
      <fieldset disabled={isReadOnly}>
        <Field label={t('customers.name')} error={wrong('name')}>
          <input
            required
            maxLength={200}
            value={typed.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        </Field>
        <Field label={localize(phone.label)} error={wrong('phone')}>
          <input
            type="tel"
            maxLength={40}
            value={typed.phone}
            onChange={(event) => set({ phone: event.target.value })}
          />
        </Field>
        <Field label={localize(email.label)} error={wrong('email')}>
          <input
            type="email"
            maxLength={200}
            value={typed.email}
            onChange={(event) => set({ email: event.target.value })}
          />
        </Field>
        <Field label={localize(address.label)} error={wrong('address')}>
          <input
            maxLength={400}
            value={typed.address}
            onChange={(event) => set({ address: event.target.value })}
          />
        </Field>
        <LanguageSelect
          label={localize(language.label)}
          value={typed.locale}
          onChange={(locale) => set({ locale })}
        />
        {isReadOnly ? null : (
          <Button type="submit" isBusy={isSaving}>
            {t('shell.save')}
          </Button>
        )}
      </fieldset>
      {problem ? <EditProblem problem={problem} isSaidAt={shownAt} /> : null}
    </form>
  );
}
