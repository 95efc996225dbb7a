import type { Me } from '#contract/jobs/job-answers';
import { settingsQuery, type Settings } from '../../api/shop/settings.ts';
import { formatInstant } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { FactRow } from '../rows/setting-row.tsx';
import { WithData } from './with-data.tsx';

type Provider = NonNullable<Settings['payments']>[number];

/** The payment providers: where their messages go, when the last one came, and whether a secret is set. */
export function PaymentsSection({ me }: { readonly me: Me }) {
  const { t } = useTexts();
  return (
    <WithData query={settingsQuery}>
      {({ payments }) =>
        payments === null ? (
          <p>{t('settings.noPayments')}</p>
        ) : (
          payments.map((provider) => <ProviderRows key={provider.provider} me={me} provider={provider} />)
        )
      }
    </WithData>
  );
}

function ProviderRows({ me, provider }: { readonly me: Me; readonly provider: Provider }) {
  const { t, locale } = useTexts();
  const { secret, issue, address, lastMessageAt, refused, lastRefusedAt, lastRefusedWhy } = provider;
  const at = (moment: number | null) =>
    moment === null ? t('settings.never') : formatInstant(moment, locale, me);
  const secretText = {
    ok: t('settings.secretOk'),
    missing: t('settings.secretMissing'),
    broken: t('settings.secretBroken', { issue: issue ?? '' }),
  };
  return (
    <section aria-label={provider.provider}>
      <h2>{provider.provider}</h2>
      <FactRow label={t('settings.webhook')}>
        <code>{address}</code>
      </FactRow>
      <FactRow label={t('settings.secret')}>{secretText[secret]}</FactRow>
      <FactRow label={t('settings.lastMessage')}>{at(lastMessageAt)}</FactRow>
      <FactRow label={t('settings.refusedCount')}>
        {refused === 0 ? t('settings.never') : `${refused} · ${at(lastRefusedAt)} · ${lastRefusedWhy ?? ''}`}
      </FactRow>
    </section>
  );
}
