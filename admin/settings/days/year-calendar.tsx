import { useState } from 'react';
import { useTexts } from '../../texts/locale.tsx';
import { monthName, weekdayName } from '../../texts/weekday-names.ts';
import { Button } from '../../ui/controls/button.tsx';
import styles from '../settings.module.css';

export interface WorkCalendar {
  readonly version: string;
  readonly publishedYears: readonly number[];
  readonly exceptions: readonly { readonly on: string; readonly isWorking: boolean }[];
  readonly closures: readonly {
    readonly from: string;
    readonly to: string;
    readonly reason: string | null;
  }[];
}

interface YearCalendarProps {
  readonly calendar: WorkCalendar;
  readonly today: string;
}

const months = Array.from({ length: 12 }, (_, month) => month);
const mondayFirst = [1, 2, 3, 4, 5, 6, 0];

/** A year at a glance: days off, make-up days and the shop's closed days, each with its word. */
export function YearCalendar({ calendar, today }: YearCalendarProps) {
  const { t } = useTexts();
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  return (
    <>
      <h2>{t('settings.calendarOf', { year })}</h2>
      <div className={styles['acts']}>
        <Button onClick={() => setYear(year - 1)}>‹ {t('settings.earlierYear')}</Button>
        <Button onClick={() => setYear(year + 1)}>{t('settings.laterYear')} ›</Button>
      </div>
      <p>
        {calendar.publishedYears.includes(year)
          ? t('settings.calendarSource')
          : t('settings.yearMissing', { year })}{' '}
        <small>{t('settings.calendarNow', { version: calendar.version })}</small>
      </p>
      <div className={styles['year']}>
        {months.map((month) => (
          <Month key={month} calendar={calendar} year={year} month={month} />
        ))}
      </div>
    </>
  );
}

type DayKind = 'work' | 'rest' | 'off' | 'make-up' | 'closed';

const kindOf = ({ exceptions, closures }: WorkCalendar, on: string, weekday: number): DayKind => {
  if (closures.some(({ from, to }) => from <= on && on <= to)) return 'closed';
  const exception = exceptions.find((day) => day.on === on);
  if (exception !== undefined) return exception.isWorking ? 'make-up' : 'off';
  return weekday === 0 || weekday === 6 ? 'rest' : 'work';
};

/** Weeks of a month from Monday; null where no day of the month stands. */
const weeksOf = (year: number, month: number): readonly (readonly (number | null)[])[] => {
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
  const weeks = Math.ceil((before + count) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    mondayFirst.map((_weekday, index) => {
      const day = week * 7 + index - before + 1;
      return day >= 1 && day <= count ? day : null;
    }),
  );
};

interface MonthProps {
  readonly calendar: WorkCalendar;
  readonly year: number;
  readonly month: number;
}

function Month({ calendar, year, month }: MonthProps) {
  const { t, locale } = useTexts();
  const words = {
    off: t('settings.dayOff'),
    'make-up': t('settings.makeUp'),
    closed: t('settings.closed'),
    rest: null,
    work: null,
  };
  return (
    <table>
      <caption>{monthName(month, locale)}</caption>
      <thead>
        <tr>
          {mondayFirst.map((weekday) => (
            <th key={weekday} scope="col" abbr={weekdayName(weekday, locale)}>
              {weekdayName(weekday, locale, 'narrow')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, index) => {
              if (day === null) return <td key={`none ${mondayFirst[index]}`} />;
              const on = new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
              const kind = kindOf(calendar, on, mondayFirst[index] ?? 0);
              const word = words[kind];
              return (
                <td key={on} data-day={kind} title={word ?? undefined}>
                  {day}
                  {word === null ? null : <span>{locale === 'en' ? '·' : word.slice(0, 1)}</span>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
