import { useState, type FormEvent } from 'react';
import type { TakePayment } from '#contract/job-requests';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { AmountField, useAmount, VoucherField } from './amount-field.tsx';
import { useCurrency } from './use-currency.ts';
import { usePanel } from './panel-context.tsx';
import { PanelProblem } from './panel-problem.tsx';
import { useEdit } from './use-edit.ts';

const methods = ['cash', 'transfer', 'card', 'other'] as const satisfies readonly TakePayment['method'][];

/** Records money taken by hand: how much, how it came, the voucher that books it once, and for what. */
export function PaymentDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, say } = useTexts();
  const { detail, actions } = usePanel();
  const currency = useCurrency();
  const edit = useEdit();
  const open = detail.milestones.filter((one) => one.state === 'due' || one.state === 'part');
  const first = open[0];
  const rest = first && first.amountMinor !== null ? first.amountMinor - first.paidMinor : null;
  const amount = useAmount(rest);
  const [method, setMethod] = useState<TakePayment['method']>('transfer');
  const [voucher, setVoucher] = useState('');
  const [milestoneId, setMilestoneId] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const amountMinor = amount.read();
    if (amountMinor === null) return;
    const payment = {
      amountMinor,
      currency,
      method,
      voucher: voucher.trim(),
      ...(milestoneId ? { milestoneId } : {}),
    };
    if (await edit.run(() => actions.recordPayment(detail.job.id, payment))) onClose();
  };
  return (
    <Dialog title={t('money.take')} onClose={onClose}>
      <form onSubmit={submit}>
        <AmountField amount={amount} />
        <Field label={t('money.method')}>
          <select
            value={method}
            onChange={(event) => {
              const chosen = methods.find((one) => one === event.target.value);
              if (chosen) setMethod(chosen);
            }}
          >
            {methods.map((one) => (
              <option key={one} value={one}>
                {t(`money.${one}`)}
              </option>
            ))}
          </select>
        </Field>
        <VoucherField value={voucher} onWrite={setVoucher} />
        <Field label={t('money.for')}>
          <select value={milestoneId} onChange={(event) => setMilestoneId(event.target.value)}>
            <option value="">{t('money.oldestFirst')}</option>
            {open.map((milestone) => (
              <option key={milestone.id} value={milestone.id}>
                {milestone.title ?? say(milestone.label)}
              </option>
            ))}
          </select>
        </Field>
        {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
        <Button type="submit" look="primary" isBusy={edit.isSaving}>
          {t('money.record')}
        </Button>
      </form>
    </Dialog>
  );
}
