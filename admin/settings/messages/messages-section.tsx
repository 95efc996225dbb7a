import { useState } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { may } from '#domain/rights/rights';
import { locales } from '#domain/texts/text';
import { flowsQuery } from '../../api/queries.ts';
import { noticeTextsQuery } from '../../api/shop/settings.ts';
import { localeNames } from '../../texts/locale-names.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Field } from '../../ui/controls/field.tsx';
import styles from '../settings.module.css';
import { WithData } from '../sections/with-data.tsx';
import { TextForm } from './text-form.tsx';

/** The words of the notices, by trade, kind and language. */
export function MessagesSection({ me }: { readonly me: Me }) {
  const { t } = useTexts();
  if (!may(me.role, 'edit-shop')) return <p>{t('settings.ownerOnly')}</p>;
  return <WithData query={flowsQuery}>{(flows) => <Messages flows={flows} />}</WithData>;
}

function Messages({ flows }: { readonly flows: readonly Flow[] }) {
  const { t, localize } = useTexts();
  const [flow, setFlow] = useState(flows[0]?.key ?? '');
  return (
    <>
      <Field label={t('messages.trade')}>
        <select value={flow} onChange={({ target }) => setFlow(target.value)}>
          {flows.map(({ key, label }) => (
            <option key={key} value={key}>
              {localize(label)}
            </option>
          ))}
        </select>
      </Field>
      <Kinds key={flow} flow={flow} />
    </>
  );
}

function Kinds({ flow }: { readonly flow: string }) {
  const { t, locale: reader, localize } = useTexts();
  const [chosen, setChosen] = useState<string | null>(null);
  const [locale, setLocale] = useState(reader);
  return (
    <WithData query={noticeTextsQuery(flow)}>
      {(kinds) => {
        const kind = kinds.find(({ key }) => key === chosen) ?? kinds[0];
        if (kind === undefined) return null;
        const isOwn = (item: typeof kind) => locales.some((language) => item.texts[language].isOwn);
        return (
          <>
            <div className={styles['pair']}>
              <Field label={t('messages.kind')}>
                <select value={kind.key} onChange={({ target }) => setChosen(target.value)}>
                  {kinds.map((item) => (
                    <option key={item.key} value={item.key}>
                      {localize(item.label)}
                      {isOwn(item) ? ` (${t('messages.own')})` : ''}
                    </option>
                  ))}
                </select>
              </Field>
              <Field label={t('messages.language')}>
                <select
                  value={locale}
                  onChange={({ target }) =>
                    setLocale(locales.find((item) => item === target.value) ?? locale)
                  }
                >
                  {locales.map((item) => (
                    <option key={item} value={item}>
                      {localeNames[item]}
                      {kind.texts[item].isOwn ? ` (${t('messages.own')})` : ''}
                    </option>
                  ))}
                </select>
              </Field>
            </div>
            <TextForm key={`${kind.key} ${locale}`} flow={flow} kind={kind} locale={locale} />
          </>
        );
      }}
    </WithData>
  );
}
