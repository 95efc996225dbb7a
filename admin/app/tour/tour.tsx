import { useState } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import { useNarrow } from '../../browser/use-narrow.ts';
import { useCommands } from '../../ui/commands.tsx';
import { tourTexts } from '../../texts/app/tour.ts';
import { addTexts, catalogue } from '../../texts/catalogue.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { tours, type TourStep } from './steps.ts';
import { remember } from '../../browser/remember.ts';
import { useRing } from './use-ring.ts';
import styles from './tour.module.css';

addTexts(tourTexts);

const key = 'jobsheet.tour';

const wasTaken = (): boolean => {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return true;
  }
};

/** The tour through the sheet: starts by itself at the first visit of a demo, later from the palette. */
export function Tour({ me }: { readonly me: Me }) {
  const [at, setAt] = useState(() => (me.isLocal && !wasTaken() ? 0 : null));
  const steps = tours[useNarrow() ? 'cards' : 'sheet'][me.isLocal ? 'demo' : 'real'];
  useCommands([{ id: 'tour', group: 'settings', text: catalogue['tour.take'], run: () => setAt(0) }]);
  const step = at === null ? undefined : steps[Math.min(at, steps.length - 1)];
  if (at === null || !step) return null;
  const end = () => {
    remember(key, 'taken');
    setAt(null);
  };
  return (
    <TourCard
      step={step}
      place={Math.min(at, steps.length - 1)}
      count={steps.length}
      onStep={(next) => (next < steps.length ? setAt(next) : end())}
      onEnd={end}
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
