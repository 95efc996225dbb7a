import { useState } from 'react';
import { useNarrow } from '../../browser/use-narrow.ts';
import { tourTexts } from '../../texts/app/tour.ts';
import { addTexts } from '../../texts/catalogue.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { tours, type TourStep } from './steps.ts';
import { useRing } from './use-ring.ts';
import styles from './tour.module.css';

addTexts(tourTexts);

interface TourCardsProps {
  /** A demo's jobs are invented, and the tour says so. */
  readonly isDemo: boolean;
  readonly onEnd: () => void;
}

/** The steps of the tour, from the first one. */
export default function TourCards({ isDemo, onEnd }: TourCardsProps) {
  const [at, setAt] = useState(0);
  const steps = tours[useNarrow() ? 'cards' : 'sheet'][isDemo ? 'demo' : 'real'];
  const place = Math.min(at, steps.length - 1);
  const step = steps[place];
  if (step === undefined) return null;
  return (
    <TourCard
      step={step}
      place={place}
      count={steps.length}
      onStep={(next) => (next < steps.length ? setAt(next) : onEnd())}
      onEnd={onEnd}
    />
  );
}

interface TourCardProps {
  readonly step: TourStep;
  /** Index of the step, from 0. */
  readonly place: number;
  readonly count: number;
  readonly onStep: (place: number) => void;
  readonly onEnd: () => void;
}

/** One step. It takes no focus and covers no dialog, so that the person can try things meanwhile. */
function TourCard({ step, place, count, onStep, onEnd }: TourCardProps) {
  const { t } = useTexts();
  const ring = useRing(step);
  const isLast = place === count - 1;
  return (
    <>
      {ring ? <div className={styles['ring']} style={ring} aria-hidden="true" /> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape ends it from any of its buttons */}
      <section
        className={styles['card']}
        aria-label={t('tour.label')}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onEnd();
        }}
      >
        <p role="status">{t(step.text)}</p>
        <div className={styles['buttons']}>
          <small>{t('tour.place', { step: place + 1, count })}</small>
          {isLast ? null : (
            <Button look="quiet" onClick={onEnd}>
              {t('tour.end')}
            </Button>
          )}
          {place === 0 ? null : <Button onClick={() => onStep(place - 1)}>{t('tour.back')}</Button>}
          <Button look="primary" onClick={() => onStep(place + 1)}>
            {t(isLast ? 'tour.done' : 'tour.next')}
          </Button>
        </div>
      </section>
    </>
  );
}
