import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { CatalogueItem } from '#contract/shop/catalogue';
import type { Me } from '#contract/jobs/job-answers';
import { formatMoney, isCurrency } from '#domain/money/money';
import { may } from '#domain/rights/rights';
import { catalogueQuery } from '../../api/shop/catalogue.ts';
import { addTexts } from '../../texts/catalogue.ts';
import { useTexts } from '../../texts/locale.tsx';
import { pricesTexts } from '../../texts/settings/prices.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { TypedInput } from '../../ui/controls/typed-input.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { SaveSign } from '../rows/setting-row.tsx';
import { PriceForm } from './price-form.tsx';
import { usePriceWrite } from './use-price-write.ts';
import styles from '../settings.module.css';

addTexts(pricesTexts);

interface PricesProps {
  readonly me: Me;
}

/** The price list: found by code or name, changed by those who may, and read by all. */
export default function PricesSection({ me }: PricesProps) {
  const { t } = useTexts();
  const [find, setFind] = useState('');
  const [isWhole, setWhole] = useState(false);
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <p>{t('prices.help')}</p>
      <Field label={t('prices.find')}>
        <TypedInput type="search" value={find} maxLength={100} onType={setFind} />
      </Field>
      <p>
        <label>
          <input type="checkbox" checked={isWhole} onChange={(event) => setWhole(event.target.checked)} />{' '}
          {t('prices.all')}
        </label>
      </p>
      {may(me.role, 'edit-catalogue') && !isAdding ? (
        <p>
          <Button onClick={() => setAdding(true)}>{t('prices.add')}</Button>
        </p>
      ) : null}
      {isAdding ? <PriceForm me={me} item={null} onDone={() => setAdding(false)} /> : null}
      <Items me={me} find={find.trim()} isWhole={isWhole} />
    </>
  );
}

interface ItemsProps extends PricesProps {
  readonly find: string;
  readonly isWhole: boolean;
}

function Items({ me, find, isWhole }: ItemsProps) {
  const { t } = useTexts();
  const pages = useInfiniteQuery(catalogueQuery(useDeferredValue(find), isWhole));
  if (pages.isError) return <LoadFailed error={pages.error} onRetry={() => void pages.refetch()} />;
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0 && !pages.isPending)
    return <p role="status">{t(find === '' ? 'prices.none' : 'prices.noneFound')}</p>;
  return (
    <>
      <ul className={styles['list']} aria-label={t('settings.prices')}>
        {items.map((item) => (
          <PriceItem key={item.id} me={me} item={item} />
        ))}
      </ul>
      {pages.hasNextPage ? (
        <Button onClick={() => void pages.fetchNextPage()}>{t('prices.more')}</Button>
      ) : null}
    </>
  );
}

interface PriceItemProps extends PricesProps {
  readonly item: CatalogueItem;
}

function PriceItem({ me, item }: PriceItemProps) {
  const { t, locale } = useTexts();
  const [isOpen, setOpen] = useState(false);
  if (isOpen)
    return (
      <li>
        <PriceForm me={me} item={item} onDone={() => setOpen(false)} />
      </li>
    );
  const price = isCurrency(item.currency)
    ? formatMoney(item.priceMinor, item.currency, locale)
    : String(item.priceMinor);
  return (
    <li>
      <div className={styles['between']}>
        <span>
          <b>{item.code}</b> {item.name}
          <small>
            {price}
            {item.unit === null ? '' : ` / ${item.unit}`} · {t(`prices.kind.${item.kind}`)}
            {item.isActive ? '' : ` · ${t('prices.isOff')}`}
          </small>
        </span>
        {may(me.role, 'edit-catalogue') ? <PriceActs item={item} onChange={() => setOpen(true)} /> : null}
      </div>
    </li>
  );
}

interface PriceActsProps {
  readonly item: CatalogueItem;
  readonly onChange: () => void;
}

function PriceActs({ item, onChange }: PriceActsProps) {
  const { t } = useTexts();
  const { state, patch } = usePriceWrite();
  const label = t(item.isActive ? 'prices.takeOff' : 'prices.putBack');
  return (
    <span>
      <Button aria-label={`${t('prices.change')}: ${item.name}`} onClick={onChange}>
        {t('prices.change')}
      </Button>{' '}
      <Button
        look="quiet"
        aria-label={`${label}: ${item.name}`}
        isBusy={state.step === 'saving'}
        onClick={() => void patch(item, { isActive: !item.isActive })}
      >
        {label}
      </Button>
      <SaveSign state={state} />
    </span>
  );
}
