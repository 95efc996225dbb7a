import { useState, type FormEvent } from 'react';
import type { TakePayment } from '#contract/jobs/job-requests';
import { formatMoney } from '#domain/money/money';
import { useTexts } from '../../../texts/locale.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { Dialog } from '../../../ui/overlays/dialog.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { AmountField, useAmount, ReferenceField } from './amount-field.tsx';
import { creditOf, isOpen, openMinor } from './payment-credit.ts';
import { useCurrency } from '../../panel/use-currency.ts';
import { usePanel } from '../../panel/panel-context.tsx';
import { PanelProblem } from '../../panel/panel-problem.tsx';
import { useEdit } from '../../panel/use-edit.ts';

const methods = ['cash', 'transfer', 'card', 'other'] as const satisfies readonly TakePayment['method'][];

/** The credit that the server computed for one amount and milestone, when this page's data was out of date. */
interface CreditNote {
  readonly about: string;
  readonly creditMinor: number;
}

/** Records a manual payment: amount, method, reference and milestone. */
export function PaymentDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, localize, locale } = useTexts();
  const { detail, actions } = usePanel();
  const currency = useCurrency();
  const edit = useEdit();
  const first = detail.milestones.find(isOpen);
  const amount = useAmount(first ? openMinor(first) : null);
  const [method, setMethod] = useState<TakePayment['method']>('transfer');
  const [reference, setReference] = useState('');
  const [milestoneId, setMilestoneId] = useState('');
  const [creditNote, setNotified] = useState<CreditNote | null>(null);
  // The chosen milestone stays in the list when another person's payment closes it meanwhile.
  const open = detail.milestones.filter((milestone) => isOpen(milestone) || milestone.id === milestoneId);
  const about = `${amount.minor} ${milestoneId}`;
  const creditMinor = Math.max(
    amount.minor === null ? 0 : creditOf(detail.milestones, { amountMinor: amount.minor, milestoneId }),
    creditNote?.about === about ? creditNote.creditMinor : 0,
  );
  const isPaid = milestoneId !== '' && creditMinor === amount.minor;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const amountMinor = amount.read();
    if (amountMinor === null) return;
    const payment = {
      amountMinor,
      currency,
      method,
      voucher: reference.trim(),
      creditMinor,
      ...(milestoneId ? { milestoneId } : {}),
    };
    const record = async () => {
      const outcome = await actions.recordPayment(detail.job.id, payment);
      const actual = outcome.ok ? null : outcome.problem.current?.['creditMinor'];
      if (typeof actual === 'number') setNotified({ about, creditMinor: actual });
      return outcome;
    };
    if (await edit.run(record)) onClose();
  };
  return (
    <Dialog title={t('money.take')} onClose={onClose}>
      <form onSubmit={submit}>
        <AmountField amount={amount} />
        <Field label={t('money.method')}>
          <select
            value={method}
            onChange={(event) => {
              const chosen = methods.find((candidate) => candidate === event.target.value);
              if (chosen) setMethod(chosen);
            }}
          >
            {methods.map((choice) => (
              <option key={choice} value={choice}>
                {t(`money.${choice}`)}
              </option>
            ))}
          </select>
        </Field>
        <ReferenceField value={reference} onWrite={setReference} />
        <Field label={t('money.for')}>
          <select value={milestoneId} onChange={(event) => setMilestoneId(event.target.value)}>
            <option value="">{t('money.oldestFirst')}</option>
            {open.map((milestone) => (
              <option key={milestone.id} value={milestone.id}>
                {milestone.title ?? localize(milestone.label)}
              </option>
            ))}
          </select>
        </Field>
        {creditMinor > 0 ? (
          <p role="status">
            {t(isPaid ? 'money.allBecomesCredit' : 'money.becomesCredit', {
              amount: formatMoney(creditMinor, currency, locale),
            })}
          </p>
        ) : null}
        {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
        <Button type="submit" look="primary" isBusy={edit.isSaving}>
          {t('money.record')}
        </Button>
      </form>
    </Dialog>
  );
}
