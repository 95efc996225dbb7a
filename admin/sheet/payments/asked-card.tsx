import { lazy, Suspense, type RefObject } from 'react';
import type { JobRow, Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { GridHandle } from '../../grid/index.ts';
import { useTexts } from '../../texts/locale.tsx';
import type { PanelTarget } from '../../ui/panel-target.ts';
import type { CardRequest } from './use-card-request.ts';

const PaymentsCard = lazy(() => import('./payments-card.tsx'));

interface AskedCardProps {
  readonly request: CardRequest;
  readonly jobs: ReadonlyMap<string, JobRow>;
  readonly flowOf: (job: JobRow) => Flow | null;
  readonly me: Me;
  readonly grid: RefObject<GridHandle | null>;
  readonly onAct: ((jobId: string, target: PanelTarget) => void) | null;
}

/** The card of the requested cell; it follows changes of the job. */
export function AskedCard({ request, jobs, flowOf, me, grid, onAct }: AskedCardProps) {
  const texts = useTexts();
  const { card, close, onInside } = request;
  const job = card ? jobs.get(card.rowId) : undefined;
  if (!card || !job || job.milestones.length === 0) return null;
  return (
    <Suspense>
      <PaymentsCard
        key={job.id}
        card={card}
        job={job}
        view={{ texts, me, flow: flowOf(job) }}
        onAct={
          onAct &&
          ((target) => {
            close();
            onAct(job.id, target);
          })
        }
        onInside={onInside}
        onClose={(isByKey) => {
          close();
          if (isByKey) grid.current?.focusCell(card);
        }}
      />
    </Suspense>
  );
}
