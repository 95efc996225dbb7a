import { useEffect, useRef, useState } from 'react';
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
  const { detail, me } = usePanel();
  const [isTaking, setTaking] = useState(false);
  const wasTaking = useRef(false);
  useEffect(() => {
    // The button that opened the dialog goes with the card of what is paid: the keyboard stays in the panel.
    if (wasTaking.current && !isTaking && document.activeElement === document.body)
      document.querySelector<HTMLElement>('[data-job-panel] h2')?.focus();
    wasTaking.current = isTaking;
  }, [isTaking]);
  const milestone = firstDue(detail.milestones, me.today);
  // The dialog stands outside of the card, so that it stays as it is when the card goes.
  return (
    <>
      {milestone === undefined ? null : <Due milestone={milestone} onTake={() => setTaking(true)} />}
      {isTaking ? <PaymentDialog onClose={() => setTaking(false)} /> : null}
    </>
  );
}

interface DueProps {
  readonly milestone: MilestoneRow;
  readonly onTake: () => void;
}

function Due({ milestone, onTake }: DueProps) {
  const { t, localize, locale } = useTexts();
  const { me } = usePanel();
  const currency = useCurrency();
  if (milestone.dueOn === null) return null;
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
        {may(me.role, 'take-payment') ? <Button onClick={onTake}>{t('money.take')}</Button> : null}
      </span>
    </section>
  );
}
