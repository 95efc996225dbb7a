import { useState } from 'react';
import { parseClockTime, type ClockTime } from '#domain/time/day';
import { patchHours, type Settings } from '../../api/shop/settings.ts';
import { useTexts } from '../../texts/locale.tsx';
import { weekdayName } from '../../texts/weekday-names.ts';
import { Button } from '../../ui/controls/button.tsx';
import { SaveSign } from '../rows/setting-row.tsx';
import { useSave } from '../rows/use-save.ts';
import styles from '../settings.module.css';
import { useSettingsWrite } from './use-settings-write.ts';

interface DayHours {
  readonly opens: string;
  readonly closes: string;
}
interface Hours {
  readonly week: readonly (DayHours | null)[];
  readonly contact: { readonly from: string; readonly until: string };
}

const mondayFirst = [1, 2, 3, 4, 5, 6, 0];
const weekend = new Set([0, 6]);
const usual: DayHours = { opens: '09:00', closes: '18:00' };

const clock = (text: string): ClockTime => parseClockTime(text) ?? '00:00';

const bodyOf = ({ week, contact }: Hours) => ({
  week: week.map((day) => (day === null ? null : { opens: clock(day.opens), closes: clock(day.closes) })),
  contact: { from: clock(contact.from), until: clock(contact.until) },
});

let unsaved: Hours | null = null;

interface HoursFormProps {
  readonly hours: Settings['hours'];
  readonly isLocked: boolean;
}

/** The hours of each weekday and the contact hours, saved together because one depends on the other. */
export function HoursForm({ hours, isLocked }: HoursFormProps) {
  const { t } = useTexts();
  const write = useSettingsWrite();
  const { state, run } = useSave();
  const [draft, keepDraft] = useState(unsaved);
  const setDraft = (next: Hours | null) => {
    unsaved = next;
    keepDraft(next);
  };
  const visible: Hours = draft ?? hours;
  const setDay = (weekday: number, day: DayHours | null) =>
    setDraft({ ...visible, week: visible.week.map((known, index) => (index === weekday ? day : known)) });
  const save = async () => {
    const done = await run(() =>
      write('hours', (baseVersion) => patchHours({ baseVersion, ...bodyOf(visible) })),
    );
    if (done !== null) setDraft(null);
  };
  return (
    <fieldset disabled={isLocked} className={styles['form']}>
      <p className={styles['help']}>{t('settings.hoursHelp')}</p>
      {mondayFirst.map((weekday) => (
        <DayRow
          key={weekday}
          weekday={weekday}
          day={visible.week[weekday] ?? null}
          onChange={(day) => setDay(weekday, day)}
        />
      ))}
      <div className={styles['hours']}>
        <span>{t('settings.contactHours')}</span>
        <input
          type="time"
          aria-label={t('settings.contactFrom')}
          value={visible.contact.from}
          onChange={({ target }) =>
            setDraft({ ...visible, contact: { ...visible.contact, from: target.value } })
          }
        />
        <input
          type="time"
          aria-label={t('settings.contactUntil')}
          value={visible.contact.until}
          onChange={({ target }) =>
            setDraft({ ...visible, contact: { ...visible.contact, until: target.value } })
          }
        />
      </div>
      <p className={styles['help']}>{t('settings.contactHelp')}</p>
      <div className={styles['acts']}>
        <Button disabled={draft === null} isBusy={state.step === 'saving'} onClick={() => void save()}>
          {t('settings.saveHours')}
        </Button>
        <SaveSign state={state} onRetry={draft === null ? undefined : () => void save()} />
      </div>
    </fieldset>
  );
}

interface DayRowProps {
  readonly weekday: number;
  readonly day: DayHours | null;
  readonly onChange: (day: DayHours | null) => void;
}

function DayRow({ weekday, day, onChange }: DayRowProps) {
  const { t, locale } = useTexts();
  const name = weekdayName(weekday, locale);
  return (
    <div className={styles['hours']}>
      {weekend.has(weekday) ? (
        <label>
          <input
            type="checkbox"
            aria-label={t('settings.isOpen', { day: name })}
            checked={day !== null}
            onChange={({ target }) => onChange(target.checked ? usual : null)}
          />
          {name}
        </label>
      ) : (
        <span>{name}</span>
      )}
      {day === null ? (
        <span className={styles['help']}>{t('settings.closedDay')}</span>
      ) : (
        <>
          <input
            type="time"
            aria-label={t('settings.opens', { day: name })}
            value={day.opens}
            onChange={({ target }) => onChange({ ...day, opens: target.value })}
          />
          <input
            type="time"
            aria-label={t('settings.closes', { day: name })}
            value={day.closes}
            onChange={({ target }) => onChange({ ...day, closes: target.value })}
          />
        </>
      )}
    </div>
  );
}
