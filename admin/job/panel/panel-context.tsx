import { createContext, useContext } from 'react';
import type { JobDetail, Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { JobMutations } from '../../sync/sync.ts';
import type { PanelTarget } from '../../ui/panel-target.ts';

/** The context of the panel's sections: the job, its flow, the reader and their rights. */
export interface PanelView {
  readonly detail: JobDetail;
  readonly flow: Flow;
  readonly me: Me;
  readonly actions: JobMutations;
  /** Goes to an item or a milestone of the job, in the tab where it stands. */
  readonly onOpen: (target: PanelTarget) => void;
  /** Another part of the screen requested to record a payment; `onPaymentBegun` reports that the dialog is open. */
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
