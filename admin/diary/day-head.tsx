import type { DiaryOfDays } from '../api/diary.ts';
import { useTexts, type Texts } from '../texts/locale.tsx';
import styles from './diary.module.css';

type Day = DiaryOfDays['days'][number];

const atNoon = (on: string): Date => new Date(`${on}T12:00:00Z`);

/** `Tue`, `周二`. */
export const weekdayName = (on: string, { locale }: Pick<Texts, 'locale'>): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(atNoon(on));

/** `Tuesday 10 March`, `3月10日 星期二`. */
export const dayName = (on: string, { locale }: Pick<Texts, 'locale'>): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(atNoon(on));

/** A day's name with what a reader should know of it, as one text. */
export const dayLabel = (day: Day, today: string, texts: Texts): string =>
  [
    dayName(day.on, texts),
    ...(day.on === today ? [texts.t('diary.today')] : []),
    ...(day.kind === 'rest' ? [texts.t('diary.restDay')] : []),
    ...(day.kind === 'make-up' ? [texts.t('diary.makeUpDay')] : []),
    ...(day.isProvisional ? [texts.t('diary.provisional')] : []),
    ...(day.isCut ? [texts.t('diary.cutDay')] : []),
  ].join(', ');

/** The mark of a day off or of a make-up day; an ordinary day and a weekend as usual have none. */
export function DayMark({ day }: { readonly day: Day }) {
  const { t } = useTexts();
  const isMarked = day.isHoliday || day.kind === 'make-up';
  return (
    <>
      {isMarked ? (
        <small className={styles['mark']} data-kind={day.kind}>
          {t(day.kind === 'make-up' ? 'diary.makeUp' : 'diary.rest')}
        </small>
      ) : null}
      {day.isProvisional ? (
        <small className={styles['mark']} title={t('diary.provisional')}>
          ?
        </small>
      ) : null}
      {day.isCut ? (
        <small className={styles['mark']} title={t('diary.cutDay')}>
          +
        </small>
      ) : null}
    </>
  );
}
