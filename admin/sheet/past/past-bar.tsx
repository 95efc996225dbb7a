import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import { dayMs } from '#domain/time/day';
import { pastQuery } from '../../api/queries.ts';
import { formatInstant } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { readMoment, writeMoment } from './moment.ts';
import styles from './past.module.css';

interface PastBarProps {
  readonly me: Me;
  /** The displayed instant, epoch ms. */
  readonly asOf: number;
  /** Null: now. */
  readonly onMoment: (asOf: number | null) => void;
}

/** The bar of a past sheet: its date, and buttons to other dates and back to now. */
export function PastBar({ me, asOf, onMoment }: PastBarProps) {
  const { t, locale } = useTexts();
  const id = useId();
  const [openedAt] = useState(() => Date.now());
  const { zone } = me.shop;
  const keptSince = useQuery(pastQuery).data?.keptSince ?? null;
  const move = (at: number) => onMoment(at >= Date.now() ? null : at);
  return (
    <div className={styles['bar']} role="region" aria-label={t('past.region')}>
      <p role="status">{t('past.shown', { at: formatInstant(asOf, locale, me) })}</p>
      <Button onClick={() => move(asOf - dayMs)}>{t('past.dayBack')}</Button>
      <label htmlFor={id}>{t('past.moment')}</label>
      <input
        id={id}
        type="datetime-local"
        value={writeMoment(asOf, zone)}
        max={writeMoment(openedAt, zone)}
        onChange={(event) => {
          const at = readMoment(event.target.value, zone);
          if (at !== null) move(at);
        }}
      />
      <Button onClick={() => move(asOf + dayMs)}>{t('past.dayOn')}</Button>
      <Button look="primary" onClick={() => onMoment(null)}>
        {t('past.now')}
      </Button>
      {keptSince !== null && asOf < keptSince ? (
        <p>{t('past.notKept', { at: formatInstant(keptSince, locale, me) })}</p>
      ) : null}
    </div>
  );
}
