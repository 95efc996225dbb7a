import type { Me } from '#contract/jobs/job-answers';
import type { DueItem, ReadyItem } from '#contract/shop/today-answers';
import type { Flow } from '#domain/flow/flow';
import { formatMoney, isCurrency } from '#domain/money/money';
import { may } from '#domain/rights/rights';
import { daysUntil } from '../fields/due.ts';
import { formatDate } from '../texts/formats.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import styles from './today.module.css';

interface MoneyLineProps {
  readonly due: DueItem;
  readonly me: Me;
  readonly onPay: (due: DueItem) => void;
}

/** Money that is due: how long it is late or when it falls due, which, of which job. */
export function MoneyLine({ due, me, onPay }: MoneyLineProps) {
  const { t, localize, locale } = useTexts();
  const { milestone, currency, dueOn } = due;
  const open = (milestone.amountMinor ?? 0) - milestone.paidMinor;
  const amount = isCurrency(currency) ? formatMoney(open, currency, locale) : `${open} ${currency}`;
  const name = milestone.title ?? localize(milestone.label);
  const days = daysUntil(dueOn, me.today);
  return (
    <>
      <span className={styles['when']} data-tone={days < 0 ? 'overdue' : undefined}>
        {days < 0 ? t('today.late', { count: -days }) : formatDate(dueOn, locale, me)}
      </span>
      <span className={styles['what']}>
        <b>{t('today.due', { milestone: name, amount })}</b>
        <small>{`${due.jobTitle} · ${due.customerName}`}</small>
      </span>
      <span className={styles['acts']}>
        <Call phone={due.customerPhone} />
        {may(me.role, 'take-payment') ? (
          <Button aria-label={`${t('money.take')}: ${name}, ${due.jobTitle}`} onClick={() => onPay(due)}>
            {t('money.take')}
          </Button>
        ) : null}
      </span>
    </>
  );
}

/** A job whose stage needs nothing more, and the stage that it may move on to. */
export function ReadyLine({ ready, flow }: { readonly ready: ReadyItem; readonly flow: Flow | null }) {
  const { t, localize } = useTexts();
  const place = flow?.stages.findIndex(({ key }) => key === ready.stage) ?? -1;
  const [stage, next] = [flow?.stages[place], flow?.stages[place + 1]];
  return (
    <>
      <span className={styles['when']} data-tone="ready">
        {stage === undefined ? ready.stage : localize(stage.label)}
      </span>
      <span className={styles['what']}>
        <b>{ready.jobTitle}</b>
        <small>
          {next === undefined ? ready.customerName : t('stage.ready', { next: localize(next.label) })}
        </small>
      </span>
      <span className={styles['acts']}>
        <Call phone={ready.customerPhone} />
      </span>
    </>
  );
}

function Call({ phone }: { readonly phone: string | null }) {
  const { t } = useTexts();
  return phone === null ? null : (
    <a className={styles['call']} href={`tel:${phone}`}>
      {t('today.call')}
    </a>
  );
}
