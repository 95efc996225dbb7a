import { useState, type FormEvent } from 'react';
import type { JobDetail } from '#contract/job-answers';
import { minorDigits } from '#domain/money';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { EditProblem } from './edit-problem.tsx';
import { useCurrency } from './use-currency.ts';
import { usePanel } from './panel-context.tsx';
import { useEdit } from './use-edit.ts';
import { parseAmount } from './value-text.ts';

interface RefundDialogProps {
  readonly payment: JobDetail['payments'][number];
  /** `reversal` takes back an entry that was wrong; `refund` gives money back. */
  readonly way: 'refund' | 'reversal';
  readonly onClose: () => void;
}

/** Gives money back or takes back a wrong entry, with the reason; the payment itself is never changed. */
export function RefundDialog({ payment, way, onClose }: RefundDialogProps) {
  const { t } = useTexts();
  const { detail, actions } = usePanel();
  const currency = useCurrency();
  const edit = useEdit();
  const [amount, setAmount] = useState(
    (payment.amountMinor / 10 ** minorDigits[currency]).toFixed(minorDigits[currency]),
  );
  const [voucher, setVoucher] = useState('');
  const [reason, setReason] = useState('');
  const [isUnreadable, setUnreadable] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const parsed = parseAmount(amount, currency);
    setUnreadable(!parsed.ok);
    if (!parsed.ok) return;
    const input =
      way === 'refund'
        ? { refundOf: payment.id, amountMinor: parsed.value, voucher: voucher.trim(), reason: reason.trim() }
        : { reversalOf: payment.id, reason: reason.trim() };
    if (await edit.run(() => actions.recordPayment(detail.job.id, input))) onClose();
  };
  return (
    <Dialog title={t(way === 'refund' ? 'money.refund' : 'money.reverse')} onClose={onClose}>
      <form onSubmit={submit}>
        {way === 'refund' ? (
          <>
            <Field
              label={`${t('money.amount')} (${currency})`}
              error={isUnreadable ? t('panel.unreadable') : undefined}
            >
              <input
                required
                inputMode="decimal"
                value={amount}
                onChange={(event) => setAmount(event.target.value)}
              />
            </Field>
            <Field label={t('money.voucher')} hint={t('money.voucherHint')}>
              <input
                required
                maxLength={200}
                value={voucher}
                onChange={(event) => setVoucher(event.target.value)}
              />
            </Field>
          </>
        ) : null}
        <Field label={t('money.reason')}>
          <input
            required
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {edit.problem ? <EditProblem problem={edit.problem} /> : null}
        <Button type="submit" look="danger" disabled={edit.isSaving}>
          {t(way === 'refund' ? 'money.refund' : 'money.reverse')}
        </Button>
      </form>
    </Dialog>
  );
}
