import { useState } from 'react';
import type { JobDetail } from '#contract/jobs/job-answers';
import { formatMoney } from '#domain/money/money';
import { may } from '#domain/rights/rights';
import { formatInstant } from '../../../texts/formats.ts';
import { useTexts } from '../../../texts/locale.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { useCurrency } from '../../panel/use-currency.ts';
import { methodLabel } from './method-label.ts';
import { PaymentDialog } from './payment-dialog.tsx';
import { usePanel } from '../../panel/panel-context.tsx';
import { RefundDialog } from './refund-dialog.tsx';
import lists from '../../../ui/lists.module.css';

type PaymentView = JobDetail['payments'][number];

const kindTexts = {
  payment: 'money.kindPayment',
  refund: 'money.kindRefund',
  reversal: 'money.kindReversal',
} as const;

/** Received and refunded money, each with its receipt, and the button to record a payment. */
export function Payments() {
  const { t } = useTexts();
  const { detail, me, wantsPayment, onPaymentBegun } = usePanel();
  const [isTaking, setTaking] = useState(false);
  if (wantsPayment && !isTaking) setTaking(true);
  const close = () => {
    onPaymentBegun();
    setTaking(false);
  };
  return (
    <section aria-label={t('money.payments')}>
      <h3>
        {t('money.payments')}
        {may(me.role, 'take-payment') ? (
          <Button onClick={() => setTaking(true)}>{t('money.take')}</Button>
        ) : null}
      </h3>
      {detail.payments.length === 0 ? <p className={lists['empty']}>{t('money.noPayments')}</p> : null}
      <ul className={lists['list']}>
        {detail.payments.map((payment) => (
          <PaymentLine key={payment.id} payment={payment} />
        ))}
      </ul>
      {isTaking ? <PaymentDialog onClose={close} /> : null}
    </section>
  );
}

function PaymentLine({ payment }: { readonly payment: PaymentView }) {
  const { t, localize, locale } = useTexts();
  const { detail, me } = usePanel();
  const currency = useCurrency();
  const [wayBack, setWayBack] = useState<'refund' | 'reversal' | null>(null);
  const names = payment.allocations.map((allocation) => {
    const milestone = detail.milestones.find(({ id }) => id === allocation.milestoneId);
    return `${milestone ? (milestone.title ?? localize(milestone.label)) : allocation.milestoneId} ${formatMoney(allocation.amountMinor, currency, locale)}`;
  });
  const isMoneyIn = payment.kind === 'payment' && payment.amountMinor > 0;
  return (
    <li className={lists['payment']}>
      <span>{t(kindTexts[payment.kind])}</span>
      <b>{formatMoney(payment.amountMinor, currency, locale)}</b>
      <small>
        {formatInstant(payment.occurredAt, locale, me)} · {methodLabel(payment.method, t)}
        {payment.receipt ? ` · ${t('money.receipt', { number: payment.receipt })}` : ''}
        {names.length > 0 ? ` · ${names.join(t('where.and'))}` : ''}
        {payment.note ? ` · ${payment.note}` : ''}
      </small>
      {isMoneyIn && may(me.role, 'refund') ? (
        <span className={lists['actions']}>
          <Button look="quiet" onClick={() => setWayBack('refund')}>
            {t('money.refund')}
          </Button>
          <Button look="quiet" onClick={() => setWayBack('reversal')}>
            {t('money.reverse')}
          </Button>
        </span>
      ) : null}
      {wayBack ? <RefundDialog payment={payment} way={wayBack} onClose={() => setWayBack(null)} /> : null}
    </li>
  );
}
