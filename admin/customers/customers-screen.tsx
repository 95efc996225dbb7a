import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Link } from 'wouter';
import type { CustomerSummary } from '#contract/customers/customers';
import type { Me } from '#contract/jobs/job-answers';
import { customersQuery } from '../api/shop/customers.ts';
import { addTexts } from '../texts/catalogue.ts';
import { customersTexts } from '../texts/customers/customers.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { Field } from '../ui/controls/field.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { CustomerPage } from './customer-page.tsx';
import styles from './customers.module.css';

addTexts(customersTexts);

interface CustomersScreenProps {
  readonly me: Me;
  readonly id: string | null;
}

/** The customers of all trades, found while typing; each has a page. */
export default function CustomersScreen({ me, id }: CustomersScreenProps) {
  return id === null ? <CustomerList /> : <CustomerPage key={id} me={me} id={id} />;
}

function CustomerList() {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const [isDuplicates, setDuplicates] = useState(false);
  const find = useDeferredValue(typed.trim());
  const list = useInfiniteQuery(customersQuery({ find, isDuplicates }));
  const customers = (list.data?.pages ?? []).flatMap((page) => page.customers);
  return (
    <div className={styles['page']}>
      <h1>{t('shell.customers')}</h1>
      <search className={styles['find']}>
        <Field label={t('customers.find')} hint={t('customers.findHint')}>
          <input
            type="search"
            maxLength={100}
            value={typed}
            disabled={isDuplicates}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
        <Button aria-pressed={isDuplicates} onClick={() => setDuplicates(!isDuplicates)}>
          {t('customers.duplicates')}
        </Button>
      </search>
      {list.isError ? <LoadFailed error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <p role="status">{t('shell.loading')}</p> : null}
      {list.isSuccess && customers.length === 0 && !list.hasNextPage ? (
        <p role="status">{t(isDuplicates ? 'customers.noDuplicates' : 'customers.none')}</p>
      ) : null}
      <ul className={styles['list']} aria-label={t('shell.customers')}>
        {customers.map((customer) => (
          <CustomerLine key={customer.id} customer={customer} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('customers.more')}
        </Button>
      ) : null}
    </div>
  );
}

function CustomerLine({ customer }: { readonly customer: CustomerSummary }) {
  const { t } = useTexts();
  const { jobCount, openCount } = customer;
  return (
    <li>
      <Link href={`/customers/${customer.id}`} className={styles['line'] ?? ''}>
        <b>{customer.name}</b>
        <span>{customer.phone}</span>
        <span className={styles['soft']}>{customer.address}</span>
        <span className={styles['soft']}>
          {t('customers.jobCount', { count: jobCount, open: openCount })}
        </span>
        <span className={styles['soft']}>
          J-{customer.lastNumber} {customer.lastTitle}
        </span>
      </Link>
    </li>
  );
}
