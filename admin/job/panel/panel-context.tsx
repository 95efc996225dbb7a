import { createContext, useContext } from 'react';
import type { JobDetail, Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { JobMutations } from '../../sync/sync.ts';

/** The context of the panel's sections: the job, its flow, the reader and their rights. */
export interface PanelView {
  readonly detail: JobDetail;
  readonly flow: Flow;
  readonly me: Me;
  readonly actions: JobMutations;
  /** A payment is to be recorded at once: asked for elsewhere; then it is told that this has begun. */
  readonly wantsPayment: boolean;
  readonly onPaymentBegun: () => void;
}

const PanelContext = createContext<PanelView | null>(null);

export const PanelProvider = PanelContext;

export const usePanel = (): PanelView => {
  const view = useContext(PanelContext);
  if (!view) throw new Error('a panel section stands outside the panel');
  return view;
};
