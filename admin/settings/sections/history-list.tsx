import { useInfiniteQuery } from '@tanstack/react-query';
import type { Me } from '#contract/jobs/job-answers';
import { shopHistoryQuery } from '../../api/shop/settings.ts';
import { formatInstant } from '../../texts/formats.ts';
import { textOf, type TextKey } from '../../texts/catalogue.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import styles from '../settings.module.css';

const did = [
  'save-setting',
  'save-staff',
  'deactivate-staff',
  'end-sessions',
  'invite',
  'revoke-invite',
  'join',
  'add-leave',
  'remove-leave',
  'add-closure',
  'remove-closure',
  'add-catalogue-item',
  'save-catalogue-item',
  'save-notice-text',
  'reset-notice-text',
] as const;

const settingTexts = {
  shop: 'settings.shop',
  hours: 'settings.hours',
  fees: 'settings.fees',
  logo: 'settings.logo',
} as const satisfies Readonly<Record<string, TextKey>>;

const changesIn = (before: unknown, after: unknown): string => {
  const of = (value: unknown): string =>
    typeof value === 'object' && value !== null
      ? Object.values(value)
          .filter((item) => typeof item === 'string')
          .join(', ')
      : '';
  const [was, is] = [of(before), of(after)];
  return was === is ? is : [was, is].filter((text) => text !== '').join(' → ');
};

/** Who changed what of the shop and its people, newest first; only for the owner. */
export function HistoryList({ me }: { readonly me: Me }) {
  const { t, locale } = useTexts();
  const pages = useInfiniteQuery(shopHistoryQuery);
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  const nameOf = (id: string): string => me.staff.find((person) => person.id === id)?.name ?? id;
  const subjectOf = (subject: string): string => {
    const key = Object.entries(settingTexts).find(([setting]) => setting === subject)?.[1];
    return key === undefined ? nameOf(subject) : t(key);
  };
  const verbOf = (action: string): string => {
    const known = did.find((item) => item === action);
    return known === undefined ? action : textOf(`settings.did.${known}`)[locale];
  };
  return (
    <details>
      <summary>{t('settings.history')}</summary>
      {entries.length === 0 ? <p>{t('settings.historyNone')}</p> : null}
      <ul className={styles['list']}>
        {entries.map(({ id, at, actor, action, subject, before, after }) => (
          <li key={id}>
            {nameOf(actor)} {verbOf(action)} <b>{subjectOf(subject)}</b> {changesIn(before, after)}
            <small>{formatInstant(at, locale, me)}</small>
          </li>
        ))}
      </ul>
      {pages.hasNextPage ? (
        <Button onClick={() => void pages.fetchNextPage()}>{t('settings.historyMore')}</Button>
      ) : null}
    </details>
  );
}
