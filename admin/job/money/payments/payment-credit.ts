import type { MilestoneRow } from '#contract/jobs/job-answers';

/** What a milestone still takes. */
export const openMinor = ({
  amountMinor,
  paidMinor,
}: Pick<MilestoneRow, 'amountMinor' | 'paidMinor'>): number => Math.max((amountMinor ?? 0) - paidMinor, 0);

/** Whether a milestone asks for money now. */
export const isOpen = ({ state }: Pick<MilestoneRow, 'state'>): boolean =>
  state === 'due' || state === 'part';

type Payable = Pick<MilestoneRow, 'id' | 'state' | 'dueOn' | 'amountMinor' | 'paidMinor'>;

/** The part of an amount beyond the open sum, which becomes the customer's credit. */
export const creditOf = (
  milestones: readonly Payable[],
  { amountMinor, milestoneId }: { readonly amountMinor: number; readonly milestoneId: string },
): number => {
  const takes = milestones.filter((milestone) =>
    milestoneId === '' ? isOpen(milestone) && milestone.dueOn !== null : milestone.id === milestoneId,
  );
  return Math.max(
    takes.reduce((rest, payable) => rest - openMinor(payable), amountMinor),
    0,
  );
};
