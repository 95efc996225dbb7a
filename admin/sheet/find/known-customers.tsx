import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { CustomerSummary } from '#contract/customers/customers';
import { knownCustomersQuery } from '../../api/shop/customers.ts';
import { addTexts } from '../../texts/catalogue.ts';
import { customersTexts } from '../../texts/customers/customers.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';

addTexts(customersTexts);

/** Customers that are offered. */
const offeredMax = 5;
/** Fewest digits of a telephone number that is looked up. */
const digitsMin = 7;

/** Whether what was typed is in the name or in the telephone number; a search finds by the address and the title too. */
const isOf = ({ name, phoneKey }: CustomerSummary, typed: string): boolean =>
  !/\p{Script=Han}|\d/u.test(typed) || name.includes(typed) || (phoneKey ?? '').includes(typed);

interface KnownCustomersProps {
  readonly name: string;
  readonly phone: string;
  readonly chosen: CustomerSummary | null;
  readonly onChoose: (customer: CustomerSummary | null) => void;
}

/** Offers known customers while a name or a telephone number is typed: the new job may be for one of them. */
export function KnownCustomers({ name, phone, chosen, onChoose }: KnownCustomersProps) {
  const { t } = useTexts();
  const typed = useDeferredValue(name.trim());
  const number = useDeferredValue(phone.replaceAll(/\D/g, ''));
  const byName = useQuery(knownCustomersQuery('q', typed)).data ?? [];
  const byPhone = useQuery(knownCustomersQuery('phone', number.length < digitsMin ? '' : number)).data ?? [];
  if (chosen !== null)
    return (
      <p role="status">
        {t('customers.chosen', { name: chosen.name })}{' '}
        <Button look="quiet" onClick={() => onChoose(null)}>
          {t('customers.anew')}
        </Button>
      </p>
    );
  const offered = new Map(
    [...byPhone, ...byName.filter((customer) => isOf(customer, typed))].map((each) => [each.id, each]),
  );
  if (offered.size === 0) return null;
  return (
    <div role="group" aria-label={t('customers.known')}>
      <p role="status">{t(byPhone.length > 0 ? 'customers.phoneKnown' : 'customers.known')}</p>
      {[...offered.values()].slice(0, offeredMax).map((customer) => (
        <Button key={customer.id} look="quiet" onClick={() => onChoose(customer)}>
          {[customer.name, customer.phone, customer.address].filter(Boolean).join(' · ')}
        </Button>
      ))}
    </div>
  );
}
