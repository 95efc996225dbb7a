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

/** What of an amount is more than is open where it goes: it becomes credit of the customer. */
export const creditOf = (
  milestones: readonly Payable[],
  { amountMinor, milestoneId }: { readonly amountMinor: number; readonly milestoneId: string },
): number => {
  const takes = milestones.filter((one) =>
    milestoneId === '' ? isOpen(one) && one.dueOn !== null : one.id === milestoneId,
  );
  return Math.max(
    takes.reduce((rest, one) => rest - openMinor(one), amountMinor),
    0,
  );
};
