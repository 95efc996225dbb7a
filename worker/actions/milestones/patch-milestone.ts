import { changesOf } from '#actions/decide/changes';
import type { Ctx } from '#actions/decide/context';
import type { Standing } from '#actions/decide/decide';
import { findRow, saveRow } from '#actions/jobs/save-row';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { PatchMilestone } from '#contract/jobs/job-requests';
import { businessDate } from '#domain/time/day';
import { fieldIssue } from '#domain/texts/field-texts';
import type { Milestone } from '#domain/jobs/job';
import { changeOrderPrefix, isDifference } from '#domain/ledger/change-order-lines';
import { allocatedByMilestone } from '#domain/ledger/ledger';
import { writtenAmountIssue } from '#domain/money/written-amount';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';

/** A written amount or date is pinned; null gives it back to the plan, which fills it in again. */
const patched = (before: Milestone, input: PatchMilestone): Milestone => ({
  ...before,
  ...(input.amountMinor === undefined
    ? {}
    : { amountMinor: input.amountMinor, isManualAmount: input.amountMinor !== null }),
  ...(input.dueOn === undefined
    ? {}
    : { dueOn: input.dueOn === null ? null : businessDate(input.dueOn), isManualDue: input.dueOn !== null }),
  ...(input.title === undefined ? {} : { title: input.title }),
  ...(input.isCancelled === undefined ? {} : { isCancelled: input.isCancelled }),
});

const isByHand = ({ key }: Milestone): boolean => key.startsWith('manual/');

/** A change order's line, and the one that makes the sum whole: their amounts are the contract's. */
const followsContract = ({ key }: Milestone): boolean =>
  key.startsWith(changeOrderPrefix) || isDifference(key);

/** Refuses to re-price or cancel what money has reached (L7), and to free what no plan would fill. */
export const refusalFor = (standing: Standing, before: Milestone, after: Milestone): Result<null> => {
  const hasMoney = (allocatedByMilestone(standing.state.allocations).get(before.id) ?? 0) !== 0;
  const isRepriced = after.amountMinor !== before.amountMinor || after.isCancelled !== before.isCancelled;
  if (hasMoney && isRepriced) return refuse('milestone-paid');
  if (isRepriced && followsContract(before)) return refuse('milestone-follows');
  const issue = after.amountMinor === before.amountMinor ? null : writtenAmountIssue(after.amountMinor);
  if (issue) return refuse('invalid-input', { fields: [issue] });
  if (isByHand(before) && after.amountMinor === null) {
    return refuse('invalid-input', {
      fields: [fieldIssue('amountMinor', 'no-plan-gives')],
    });
  }
  return succeed(null);
};

/** Pins a milestone's amount or date, gives it back to the plan, names or cancels it. */
export const patchMilestone = (ctx: Ctx, jobId: string, input: PatchMilestone): Promise<Result<JobDetail>> =>
  saveRow(ctx, {
    jobId,
    right: 'edit-amounts',
    baseVersion: input.baseVersion,
    make: (standing) => {
      const found = findRow(standing.state.milestones, input.milestoneId, thingTexts.milestone);
      if (!found.ok) return found;
      const before = found.value;
      if (before === null) return refuse('not-found', { what: thingTexts.milestone });
      const after = patched(before, input);
      const fits = refusalFor(standing, before, after);
      if (!fits.ok) return fits;
      return succeed({
        action: 'patch-milestone',
        reason: input.reason ?? null,
        changes: changesOf(`milestone:${before.id}.`, before, after),
        milestones: [after],
      });
    },
  });
