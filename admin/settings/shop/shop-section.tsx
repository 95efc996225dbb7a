import type { Me } from '#contract/jobs/job-answers';
import { minorDigits } from '#domain/money/money';
import { may } from '#domain/rights/rights';
import { patchShop, settingsQuery, type Settings } from '../../api/shop/settings.ts';
import { useTexts } from '../../texts/locale.tsx';
import { SelectRow } from '../rows/select-row.tsx';
import { FactRow } from '../rows/setting-row.tsx';
import { TextRow } from '../rows/text-row.tsx';
import { HistoryList } from '../sections/history-list.tsx';
import { WithData } from '../sections/with-data.tsx';
import { FeeRows } from './fee-rows.tsx';
import { HoursForm } from './hours-form.tsx';
import { LogoRow } from './logo-row.tsx';
import { useSettingsWrite } from './use-settings-write.ts';

/** The shop: its name and place, logo, hours and fees, and what the deployment fixes. */
export function ShopSection({ me }: { readonly me: Me }) {
  return <WithData query={settingsQuery}>{(settings) => <ShopRows me={me} settings={settings} />}</WithData>;
}

function ShopRows({ me, settings }: { readonly me: Me; readonly settings: Settings }) {
  const { t } = useTexts();
  const write = useSettingsWrite();
  const isLocked = !may(me.role, 'edit-shop');
  const { shop, hasJobs, deployment } = settings;
  const save = (change: Omit<Parameters<typeof patchShop>[0], 'baseVersion'>) =>
    write('shop', (baseVersion) => patchShop({ baseVersion, ...change }));
  const zoneHelp = t(hasJobs ? 'settings.fixedByJobs' : 'settings.untilJobs');
  return (
    <>
      {isLocked ? <p>{t('settings.ownerOnly')}</p> : null}
      <TextRow
        name="shop.name"
        label={t('settings.shopName')}
        help={t('settings.shopNameHelp')}
        value={shop.name}
        maxLength={200}
        isLocked={isLocked}
        onSave={(name) => save({ name })}
      />
      <TextRow
        name="shop.address"
        label={t('settings.address')}
        value={shop.address}
        maxLength={300}
        isLocked={isLocked}
        onSave={(address) => save({ address })}
      />
      <LogoRow settings={settings} isLocked={isLocked} />
      <TextRow
        name="shop.zone"
        label={t('settings.zone')}
        help={zoneHelp}
        value={shop.zone}
        maxLength={60}
        isLocked={isLocked || hasJobs}
        onSave={(zone) => save({ zone })}
      />
      <SelectRow
        label={t('settings.currency')}
        help={zoneHelp}
        value={shop.currency}
        options={Object.keys(minorDigits).map((code) => [code, code] as const)}
        isLocked={isLocked || hasJobs}
        onSave={(currency) => save({ currency })}
      />
      <h2>{t('settings.hours')}</h2>
      <HoursForm hours={settings.hours} isLocked={isLocked} />
      <h2>{t('settings.fees')}</h2>
      <FeeRows settings={settings} isLocked={isLocked} />
      <h2>{t('settings.locked')}</h2>
      <p>{t('settings.lockedHelp')}</p>
      {deployment.map(({ name, value }) => (
        <FactRow key={name} label={name}>
          {value === '' ? t('settings.unset') : value}
        </FactRow>
      ))}
      {isLocked ? null : <HistoryList me={me} />}
    </>
  );
}
