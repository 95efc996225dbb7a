import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { CustomerDetail, CustomerJob } from '#contract/customers/customers';
import type { Me } from '#contract/jobs/job-answers';
import { formatMoney, isCurrency } from '#domain/money/money';
import { may } from '#domain/rights/rights';
import { customerQuery } from '../api/shop/customers.ts';
import { useFlowOf } from '../api/flow-versions.ts';
import { flowsQuery } from '../api/queries.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { CustomerForm } from './customer-form.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { MergeResult, useMerge } from './use-merge.tsx';
import styles from './customers.module.css';

interface CustomerPageProps {
  readonly me: Me;
  readonly id: string;
}

/** One customer: how to reach them, their jobs in all trades, what they paid and what is theirs. */
export function CustomerPage({ me, id }: CustomerPageProps) {
  const { t } = useTexts();
  const page = useQuery(customerQuery(id));
  const merge = useMerge();
  const [candidate, setCandidate] = useState<string | null>(null);
  if (page.isPending) return <p role="status">{t('shell.loading')}</p>;
  if (page.isError) return <LoadFailed error={page.error} onRetry={() => void page.refetch()} />;
  const { customer, samePhone } = page.data;
  const mayEdit = may(me.role, 'edit-job');
  return (
    <div className={styles['page']}>
      <p>
        <Link href="/customers">‹ {t('customers.all')}</Link>
      </p>
      <h1>{customer.name}</h1>
      <MergeResult merge={merge} />
      {samePhone.map((twin) => (
        <p key={twin.id} className={styles['hint']}>
          <Link href={`/customers/${twin.id}`}>{t('customers.samePhone', { name: twin.name })}</Link>
          {mayEdit ? <Button onClick={() => setCandidate(twin.id)}>{t('customers.merge')}</Button> : null}
        </p>
      ))}
      <div className={styles['columns']}>
        <section aria-label={t('customers.details')}>
          <h2>{t('customers.details')}</h2>
          <CustomerForm key={customer.version} customer={customer} isReadOnly={!mayEdit} />
          {mayEdit ? (
            <Button look="quiet" onClick={() => setCandidate('')}>
              {t('customers.mergeOther')}
            </Button>
          ) : null}
          <Merged detail={page.data} />
        </section>
        <div>
          <Money detail={page.data} />
          <Jobs jobs={page.data.jobs} />
          <Things detail={page.data} />
        </div>
      </div>
      {candidate === null ? null : (
        <MergeDialog
          into={page.data}
          firstCandidate={candidate}
          merge={merge}
          onClose={() => setCandidate(null)}
        />
      )}
    </div>
  );
}

function Merged({ detail: { merged } }: { readonly detail: CustomerDetail }) {
  const { t } = useTexts();
  if (merged.length === 0) return null;
  return (
    <>
      <h2>{t('customers.merged')}</h2>
      <ul className={styles['list']} aria-label={t('customers.merged')}>
        {merged.map(({ id, name, phone, email, address }) => (
          <li key={id}>{[name, phone, email, address].filter(Boolean).join(' · ')}</li>
        ))}
      </ul>
    </>
  );
}

const useAmounts = () => {
  const { locale } = useTexts();
  return (minor: number, currency: string): string =>
    isCurrency(currency) ? formatMoney(minor, currency, locale) : `${minor} ${currency}`;
};

function Money({ detail: { money } }: { readonly detail: CustomerDetail }) {
  const { t } = useTexts();
  const amount = useAmounts();
  return (
    <section aria-label={t('customers.money')}>
      <h2>{t('customers.money')}</h2>
      {money.map(({ currency, paidMinor, outstandingMinor }) => (
        <p key={currency} className={styles['figures']}>
          <b>{t('customers.paid', { amount: amount(paidMinor, currency) })}</b>
          <b>{t('customers.outstanding', { amount: amount(outstandingMinor, currency) })}</b>
        </p>
      ))}
    </section>
  );
}

function Jobs({ jobs }: { readonly jobs: readonly CustomerJob[] }) {
  const { t, localize } = useTexts();
  const amount = useAmounts();
  const flowOf = useFlowOf(useQuery(flowsQuery).data ?? []);
  const stageOf = (job: CustomerJob): string => {
    const stage = flowOf({ flow: job.flow, flowVersion: job.flowVersion })?.stages.find(
      ({ key }) => key === job.stage,
    );
    const label = stage === undefined ? job.stage : localize(stage.label);
    return job.isClosed ? `${label} · ${t('customers.closed')}` : label;
  };
  const tradeOf = ({ flow, flowVersion }: CustomerJob): string => {
    const known = flowOf({ flow, flowVersion });
    return known ? localize(known.label) : flow;
  };
  return (
    <section aria-label={t('customers.jobs')}>
      <h2>{t('customers.jobs')}</h2>
      <ul className={styles['list']}>
        {jobs.map((job) => (
          <li key={job.id}>
            <Link href={`/jobs/${job.id}`} className={`${styles['line']} ${styles['job']}`}>
              <b>
                J-{job.number} {job.title}
              </b>
              <span>{tradeOf(job)}</span>
              <span className={styles['soft']}>{stageOf(job)}</span>
              <span className={styles['soft']}>
                {t('customers.paid', { amount: amount(job.paidMinor, job.currency) })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Things({ detail: { things } }: { readonly detail: CustomerDetail }) {
  const { t } = useTexts();
  if (things.length === 0) return null;
  return (
    <section aria-label={t('customers.things')}>
      <h2>{t('customers.things')}</h2>
      <ul className={styles['list']}>
        {things.map(({ id, kind, title }) => (
          <li key={id}>
            {t(`customers.${kind}`)} {title}
          </li>
        ))}
      </ul>
    </section>
  );
}
