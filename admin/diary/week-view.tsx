import type { Me } from '#contract/jobs/job-answers';
import type { DiaryOfDays } from '../api/diary.ts';
import { useTexts } from '../texts/locale.tsx';
import { dayLabel, DayMark, weekdayName } from './day-head.tsx';
import { daysOf, entriesOn, hoursShown, nowHour, placedOn, type PlacedEntry } from './diary-days.ts';
import { EntryLink, NoteLink } from './diary-entry.tsx';
import styles from './diary.module.css';

/** Height of an hour, px. */
const hourHeight = 44;

interface WeekViewProps {
  readonly diary: DiaryOfDays;
  readonly me: Me;
  readonly now: number;
}

/** Days side by side, with their hours; one day is a week of one. */
export function WeekView({ diary, me, now }: WeekViewProps) {
  const texts = useTexts();
  const { zone } = me.shop;
  const days = daysOf(diary).map((day) => {
    const entries = entriesOn(diary.appointments, day.on, zone);
    return { day, placed: placedOn(entries, day.on, zone) };
  });
  const { first, last } = hoursShown(days.flatMap(({ placed }) => placed));
  const hours = Array.from({ length: last - first }, (_, index) => first + index);
  return (
    <div className={styles['week']} data-days={days.length}>
      <div className={styles['hours']} aria-hidden="true">
        <span className={styles['corner']}>{texts.t('diary.allDay')}</span>
        <div style={{ height: hours.length * hourHeight }}>
          {hours.map((hour) => (
            <span key={hour} style={{ height: hourHeight }}>
              {String(hour).padStart(2, '0')}
            </span>
          ))}
        </div>
      </div>
      {days.map(({ day, placed }) => (
        <section
          key={day.on}
          className={styles['day']}
          data-kind={day.kind}
          data-provisional={day.isProvisional || undefined}
          data-today={day.on === me.today || undefined}
          aria-label={dayLabel(day, me.today, texts)}
        >
          <h2 aria-hidden="true">
            {weekdayName(day.on, texts)} {Number(day.on.slice(8))} <DayMark day={day} />
          </h2>
          <div className={styles['allDay']}>
            {diary.allDay
              .filter(({ on }) => on === day.on)
              .map((note) => (
                <NoteLink key={`${note.jobId} ${note.kind}`} note={note} today={me.today} />
              ))}
          </div>
          <HourColumn
            placed={placed}
            first={first}
            hourCount={hours.length}
            zone={zone}
            now={nowHour(now, day.on, zone)}
          />
        </section>
      ))}
    </div>
  );
}

interface HourColumnProps {
  readonly placed: readonly PlacedEntry[];
  readonly first: number;
  readonly hourCount: number;
  readonly zone: string;
  readonly now: number | null;
}

function HourColumn({ placed, first, hourCount, zone, now }: HourColumnProps) {
  const isNowShown = now !== null && now >= first && now <= first + hourCount;
  return (
    <div className={styles['column']} style={{ height: hourCount * hourHeight }}>
      {isNowShown ? <i className={styles['now']} style={{ top: (now - first) * hourHeight }} /> : null}
      {placed.map(({ entry, fromHour, toHour, lane, lanes }) => (
        <EntryLink
          key={`${entry.jobId} ${entry.key} ${entry.entry ?? ''}`}
          entry={entry}
          zone={zone}
          style={{
            top: (fromHour - first) * hourHeight,
            height: (toHour - fromHour) * hourHeight - 2,
            insetInlineStart: `${(lane * 100) / lanes}%`,
            width: `${100 / lanes}%`,
          }}
        />
      ))}
    </div>
  );
}
