import { useState } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import { may } from '#domain/rights/rights';
import { calendarQuery, type Span } from '../../api/shop/settings.ts';
import { formatFullDate } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import styles from '../settings.module.css';
import { WithData } from '../sections/with-data.tsx';
import { ClosureForm } from './closure-form.tsx';
import { ClosurePreview } from './closure-preview.tsx';
import { YearCalendar, type WorkCalendar } from './year-calendar.tsx';

/** The working days: the shop's closed days, and the year with days off and make-up days. */
export function DaysSection({ me }: { readonly me: Me }) {
  return <WithData query={calendarQuery}>{(calendar) => <Days me={me} calendar={calendar} />}</WithData>;
}

function Days({ me, calendar }: { readonly me: Me; readonly calendar: WorkCalendar }) {
  const { t, locale } = useTexts();
  const [removed, setRemoved] = useState<Span | null>(null);
  const mayClose = may(me.role, 'edit-closures');
  return (
    <>
      <h2>{t('settings.closures')}</h2>
      {calendar.closures.length === 0 ? <p>{t('settings.closuresNone')}</p> : null}
      <ul className={styles['list']}>
        {calendar.closures.map(({ from, to, reason }) => {
          const isAsked = removed?.from === from && removed.to === to;
          return (
            <li key={`${from} ${to}`}>
              <div className={styles['between']}>
                <span>
                  {t('settings.span', {
                    from: formatFullDate(from, locale),
                    to: formatFullDate(to, locale),
                  })}
                  {reason === null ? null : <small>{reason}</small>}
                </span>
                {mayClose ? (
                  <Button onClick={() => setRemoved(isAsked ? null : { from, to })}>
                    {t('settings.openAgain')}
                  </Button>
                ) : null}
              </div>
              {isAsked ? (
                <ClosurePreview
                  me={me}
                  closure={{ from, to, reason }}
                  isRemoved
                  onDone={() => setRemoved(null)}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
      {mayClose ? <ClosureForm me={me} /> : null}
      <YearCalendar calendar={calendar} today={me.today} />
    </>
  );
}
