import { lazy, Suspense } from 'react';
import { formatMoney } from '#domain/money/money';
import { useTexts } from '../../texts/locale.tsx';
import { balanceLines } from './balance-lines.ts';
import { ChangeOrders } from './change-orders.tsx';
import { ContractTotal } from './contract-total.tsx';
import { Milestones } from './milestones.tsx';
import { Payments } from './payments/payments.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { useCurrency } from '../panel/use-currency.ts';
import lists from '../../ui/lists.module.css';

const LinesSection = lazy(() => import('../lines/lines-section.tsx'));

/** The milestones, balances and payments of a job. */
export function MoneySection() {
  return (
    <>
      <Balances />
      <ContractTotal />
      <Milestones />
      <Payments />
      <ChangeOrders />
      <Suspense fallback={null}>
        <LinesSection />
      </Suspense>
    </>
  );
}

function Balances() {
  const { t, locale } = useTexts();
  const { detail } = usePanel();
  const currency = useCurrency();
  const { job } = detail;
  const changes = detail.changeOrders.reduce(
    (sum, order) => sum + (order.state === 'approved' ? order.amountMinor : 0),
    0,
  );
  const rows = balanceLines({
    contractMinor: job.contractTotalMinor,
    changesMinor: changes,
    paidMinor: job.paidMinor,
    creditMinor: job.creditMinor,
    outstandingMinor: job.outstandingMinor,
  });
  return (
    <dl className={lists['balances']}>
      {rows.map((row) => (
        <div key={row.label}>
          <dt>{t(row.label)}</dt>
          <dd>{row.amount === null ? t('undecided') : formatMoney(row.amount, currency, locale)}</dd>
        </div>
      ))}
    </dl>
  );
}
