import { lazy, Suspense, useState } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import { remember } from '../../browser/remember.ts';
import { catalogue } from '../../texts/catalogue.ts';
import { useCommands } from '../../ui/commands.tsx';

const TourCards = lazy(() => import('./tour-card.tsx'));

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
  const [isOpen, setOpen] = useState(() => me.isLocal && !wasTaken());
  useCommands([{ id: 'tour', group: 'settings', text: catalogue['tour.take'], run: () => setOpen(true) }]);
  if (!isOpen) return null;
  const end = () => {
    remember(key, 'taken');
    setOpen(false);
  };
  return (
    <Suspense>
      <TourCards isDemo={me.isLocal} onEnd={end} />
    </Suspense>
  );
}
