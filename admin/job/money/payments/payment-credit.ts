import type { MilestoneRow } from '#contract/jobs/job-answers';

/** The unpaid part of a milestone, in minor units. */
export const openMinor = ({
  amountMinor,
  paidMinor,
}: Pick<MilestoneRow, 'amountMinor' | 'paidMinor'>): number => Math.max((amountMinor ?? 0) - paidMinor, 0);

/** Whether a milestone is payable now. */
export const isOpen = ({ state }: Pick<MilestoneRow, 'state'>): boolean =>
  state === 'due' || state === 'part';

type Payable = Pick<MilestoneRow, 'id' | 'state' | 'dueOn' | 'amountMinor' | 'paidMinor'>;

/** The part of an amount (minor units) beyond the payable milestones, which becomes the customer's credit. */
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
