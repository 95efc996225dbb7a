import { useState } from 'react';
import type { MilestoneRow } from '#contract/jobs/job-answers';
import { formatMoney } from '#domain/money/money';
import { may } from '#domain/rights/rights';
import { dueLabel, milestoneTone } from '../../fields/due.ts';
import { formatDate } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { PayLink } from '../money/milestones.tsx';
import { PaymentDialog } from '../money/payments/payment-dialog.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { useCurrency } from '../panel/use-currency.ts';
import styles from './next.module.css';

const near = new Set(['overdue', 'today', 'soon']);

/** The open milestone that falls due first, if it is late or due within a week. */
const firstDue = (milestones: readonly MilestoneRow[], today: string): MilestoneRow | undefined =>
  milestones
    .filter(({ state }) => state === 'due' || state === 'part')
    .filter((milestone) => near.has(milestoneTone(milestone, today)))
    .toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))[0];

/** Money that is late or near, with what can be done about it. */
export function DueCard() {
  const { t, localize, locale } = useTexts();
  const { detail, me } = usePanel();
  const currency = useCurrency();
  const [isTaking, setTaking] = useState(false);
  const milestone = firstDue(detail.milestones, me.today);
  const dialog = isTaking ? <PaymentDialog onClose={() => setTaking(false)} /> : null;
  if (milestone === undefined || milestone.dueOn === null) return dialog;
  const { dueOn, amountMinor, paidMinor } = milestone;
  const tone = milestoneTone(milestone, me.today);
  const name = milestone.title ?? localize(milestone.label);
  const amount =
    amountMinor === null ? t('undecided') : formatMoney(amountMinor - paidMinor, currency, locale);
  const days = dueLabel(dueOn, me.today, t);
  return (
    <section aria-label={name} className={styles['card']} data-tone={tone}>
      <p>
        <b>
          {name} {amount}
        </b>
        <span>
          {t('money.dueOn', { date: formatDate(dueOn, locale, me) })}
          {days === undefined ? '' : ` · ${days}`}
        </span>
      </p>
      <span className={styles['acts']}>
        <PayLink milestone={milestone} />
        {may(me.role, 'take-payment') ? (
          <Button onClick={() => setTaking(true)}>{t('money.take')}</Button>
        ) : null}
      </span>
      {dialog}
    </section>
  );
}
