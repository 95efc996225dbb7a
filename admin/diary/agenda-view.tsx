import type { Me } from '#contract/jobs/job-answers';
import type { BusinessDate } from '#domain/time/day';
import type { DiaryOfDays } from '../api/diary.ts';
import { useTexts } from '../texts/locale.tsx';
import { dayLabel, DayMark, dayName, weekdayName } from './day-head.tsx';
import { daysOf, entriesOn } from './diary-days.ts';
import { EntryLink, NoteLink } from './diary-entry.tsx';
import styles from './diary.module.css';

interface AgendaViewProps {
  readonly diary: DiaryOfDays;
  readonly me: Me;
  readonly on: BusinessDate;
  readonly onDay: (on: BusinessDate) => void;
}

/** For a telephone: a strip of the week's days, and the chosen day as a list. */
export function AgendaView({ diary, me, on, onDay }: AgendaViewProps) {
  const texts = useTexts();
  const { t } = texts;
  const days = daysOf(diary);
  const chosen = days.find((day) => day.on === on);
  const entries = entriesOn(diary.appointments, on, me.shop.zone);
  const notes = diary.allDay.filter((note) => note.on === on);
  return (
    <>
      <div className={styles['strip']}>
        {days.map((day) => {
          const count = entriesOn(diary.appointments, day.on, me.shop.zone).length;
          return (
            <button
              key={day.on}
              type="button"
              aria-label={`${dayLabel(day, me.today, texts)}, ${count}`}
              aria-pressed={day.on === on}
              data-kind={day.kind}
              data-today={day.on === me.today || undefined}
              onClick={() => onDay(day.on)}
            >
              <span>{weekdayName(day.on, texts)}</span>
              <strong>{Number(day.on.slice(8))}</strong>
              <span className={styles['dots']}>{'•'.repeat(Math.min(count, 3))}</span>
            </button>
          );
        })}
      </div>
      <section className={styles['agenda']} aria-label={dayName(on, texts)}>
        <h2>
          {dayName(on, texts)} {chosen === undefined ? null : <DayMark day={chosen} />}
        </h2>
        {notes.map((note) => (
          <NoteLink key={`${note.jobId} ${note.kind}`} note={note} today={me.today} />
        ))}
        {entries.length === 0 && notes.length === 0 ? <p className="quiet">{t('diary.none')}</p> : null}
        {entries.map((entry) => (
          <EntryLink
            key={`${entry.jobId} ${entry.key} ${entry.entry ?? ''}`}
            entry={entry}
            zone={me.shop.zone}
            isWhole
          />
        ))}
      </section>
    </>
  );
}
