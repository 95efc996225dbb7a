import { useQuery } from '@tanstack/react-query';
import type { Me } from '#contract/jobs/job-answers';
import { unmatchedWhys } from '#domain/ledger/unmatched-why';
import { formatMoney, isCurrency } from '#domain/money/money';
import { may } from '#domain/rights/rights';
import { unmatchedQuery } from '../api/queries.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { formatInstant } from '../texts/formats.ts';
import { useTexts, type Texts } from '../texts/locale.tsx';
import styles from '../ui/notice/notices.module.css';
import { UnmatchedReplies } from './unmatched-replies.tsx';
import { addTexts } from '../texts/catalogue.ts';
import { unmatchedTexts } from '../texts/money/unmatched.ts';

// What is shown here comes later, and so do its texts.
addTexts(unmatchedTexts);

/** Why a payment is unmatched and what to do; an unknown reason is displayed as stored. */
const whyLabel = (why: string, t: Texts['t']): string => {
  const known = unmatchedWhys.find((unmatchedWhy) => unmatchedWhy === why);
  return known ? t(`unmatched.${known}`) : why;
};

/** What came in and found no job: payments, for those who may see them, and text messages. */
export default function UnmatchedScreen({ me }: { readonly me: Me }) {
  const { t } = useTexts();
  return (
    <div className={styles['page']}>
      <h1>{t('money.unmatchedTitle')}</h1>
      {may(me.role, 'read-unmatched') ? <UnmatchedPayments me={me} /> : null}
      {may(me.role, 'handle-notice') ? <UnmatchedReplies me={me} /> : null}
    </div>
  );
}

/** Payments from providers that matched no milestone, for staff to assign. */
function UnmatchedPayments({ me }: { readonly me: Me }) {
  const { t, locale } = useTexts();
  const unmatched = useQuery(unmatchedQuery);
  if (unmatched.isPending) return <p role="status">{t('shell.loading')}</p>;
  if (unmatched.isError)
    return <LoadFailed error={unmatched.error} onRetry={() => void unmatched.refetch()} />;
  return (
    <>
      {unmatched.data.length === 0 ? <p>{t('money.unmatchedEmpty')}</p> : null}
      <ul>
        {unmatched.data.map((money) => (
          <li key={money.id} className={styles['notice']}>
            <b>
              {isCurrency(money.currency)
                ? formatMoney(money.amountMinor, money.currency, locale)
                : `${money.amountMinor} ${money.currency}`}
            </b>{' '}
            {money.provider}
            <small>
              {formatInstant(money.occurredAt, locale, me)} · {money.reference ?? t('undecided')} ·{' '}
              {whyLabel(money.why, t)}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
