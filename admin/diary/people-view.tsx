import type { Me } from '#contract/jobs/job-answers';
import type { DiaryOfDays } from '../api/diary.ts';
import { useTexts } from '../texts/locale.tsx';
import { dayLabel, DayMark, weekdayName } from './day-head.tsx';
import { daysOf, entriesOn, peopleRows } from './diary-days.ts';
import { EntryLink } from './diary-entry.tsx';
import styles from './diary.module.css';

/** Who is where on the days of a week: who is free, and who is at two places at once. */
export function PeopleView({ diary, me }: { readonly diary: DiaryOfDays; readonly me: Me }) {
  const texts = useTexts();
  const { zone } = me.shop;
  const days = daysOf(diary);
  return (
    <table className={styles['persons']}>
      <thead>
        <tr>
          <td />
          {days.map((day) => (
            <th
              key={day.on}
              scope="col"
              data-today={day.on === me.today || undefined}
              aria-label={dayLabel(day, me.today, texts)}
            >
              {weekdayName(day.on, texts)} {Number(day.on.slice(8))} <DayMark day={day} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {peopleRows(me.staff, diary.appointments).map(({ key, name, entries }) => (
          <tr key={key}>
            <th scope="row">{name ?? texts.t('diary.nobody')}</th>
            {days.map((day) => (
              <td key={day.on} data-kind={day.kind}>
                {entriesOn(entries, day.on, zone).map((entry) => (
                  <EntryLink
                    key={`${entry.jobId} ${entry.key} ${entry.entry ?? ''}`}
                    entry={entry}
                    zone={zone}
                  />
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
