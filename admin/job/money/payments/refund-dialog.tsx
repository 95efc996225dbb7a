import { useState, type FormEvent } from 'react';
import type { JobDetail } from '#contract/jobs/job-answers';
import { useTexts } from '../../../texts/locale.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { Dialog } from '../../../ui/overlays/dialog.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { AmountField, useAmount, ReferenceField } from './amount-field.tsx';
import { usePanel } from '../../panel/panel-context.tsx';
import { PanelProblem } from '../../panel/panel-problem.tsx';
import { useEdit } from '../../panel/use-edit.ts';

interface RefundDialogProps {
  readonly payment: JobDetail['payments'][number];
  /** `reversal` cancels a wrong entry; `refund` returns money to the customer. */
  readonly way: 'refund' | 'reversal';
  readonly onClose: () => void;
}

/** Records a refund or a reversal, with the reason; the payment itself is never changed. */
export function RefundDialog({ payment, way, onClose }: RefundDialogProps) {
  const { t } = useTexts();
  const { detail, actions } = usePanel();
  const edit = useEdit();
  const amount = useAmount(payment.amountMinor);
  const [reference, setReference] = useState('');
  const [reason, setReason] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const amountMinor = amount.read();
    if (amountMinor === null) return;
    const input =
      way === 'refund'
        ? { refundOf: payment.id, amountMinor, voucher: reference.trim(), reason: reason.trim() }
        : { reversalOf: payment.id, reason: reason.trim() };
    if (await edit.run(() => actions.recordPayment(detail.job.id, input))) onClose();
  };
  return (
    <Dialog title={t(way === 'refund' ? 'money.refund' : 'money.reverse')} onClose={onClose}>
      <form onSubmit={submit}>
        {way === 'refund' ? (
          <>
            <AmountField amount={amount} />
            <ReferenceField value={reference} onWrite={setReference} />
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
        {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
        <Button type="submit" look="danger" isBusy={edit.isSaving}>
          {t(way === 'refund' ? 'money.refund' : 'money.reverse')}
        </Button>
      </form>
    </Dialog>
  );
}
