import type { CSSProperties } from 'react';
import { Link } from 'wouter';
import type { Diary, DiaryEntry } from '#contract/diary/diary';
import { formatMoney, isCurrency } from '#domain/money/money';
import type { Zone } from '#domain/time/day';
import { useTexts } from '../texts/locale.tsx';
import { timesOf } from './diary-days.ts';
import styles from './diary.module.css';

interface EntryLinkProps {
  readonly entry: DiaryEntry;
  readonly zone: Zone;
  readonly style?: CSSProperties;
  /** With the place and the customer, where there is room. */
  readonly isWhole?: boolean;
}

/** One appointment: its time, what it is, whose, where and who is there. It opens the job. */
export function EntryLink({ entry, zone, style, isWhole = false }: EntryLinkProps) {
  const { t, localize } = useTexts();
  const { title, customerName, jobNumber, label, people, isClash, state } = entry;
  const where = entry.isInShop ? t('diary.inShop') : (entry.place ?? '');
  const names = people.map(({ name }) => name).join(', ');
  return (
    <Link
      href={`/jobs/${entry.jobId}`}
      className={styles['entry'] ?? ''}
      data-entry=""
      data-clash={isClash || undefined}
      data-state={state}
      {...(style === undefined ? {} : { style })}
      title={[`J-${jobNumber}`, title, customerName, where, names].filter(Boolean).join(' · ')}
    >
      <span className={styles['when']}>{timesOf(entry, zone)}</span> <strong>{localize(label)}</strong>
      <EntryMarks entry={entry} />
      <span className={styles['job']}>
        {title}
        {isWhole ? ` · ${customerName}` : ''}
      </span>
      {isWhole && where !== '' ? <span className={styles['place']}>{where}</span> : null}
      {names === '' ? null : <span className={styles['people']}>{names}</span>}
    </Link>
  );
}

function EntryMarks({ entry: { isClash, state } }: { readonly entry: DiaryEntry }) {
  const { t } = useTexts();
  return (
    <>
      {isClash ? (
        <em className={styles['clash']}>
          <span aria-hidden="true">⚠ </span>
          {t('diary.clash')}
        </em>
      ) : null}
      {state === 'held' ? <span className={styles['held']}>✓ {t('diary.held')}</span> : null}
    </>
  );
}

/** A whole-day note: a key date, or money that falls due. */
export function NoteLink({
  note,
  today,
}: {
  readonly note: Diary['allDay'][number];
  readonly today: string;
}) {
  const { t, localize, locale } = useTexts();
  const { kind, on, title, label, amountMinor, currency } = note;
  const amount =
    amountMinor === null || !isCurrency(currency) ? '' : formatMoney(amountMinor, currency, locale);
  const isLate = kind === 'money' && on < today;
  return (
    <Link
      href={`/jobs/${note.jobId}`}
      className={styles['note'] ?? ''}
      data-entry=""
      data-kind={kind}
      data-late={isLate || undefined}
      title={`J-${note.jobNumber} · ${title}`}
    >
      {isLate ? <span className={styles['late']}>{t('diary.overdue')}</span> : null} {localize(label)}
      {amount === '' ? '' : ` ${amount}`} · {title}
    </Link>
  );
}
