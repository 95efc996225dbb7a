import { diffFields } from '#domain/jobs/change';
import type { Ctx } from '#actions/decide/context';
import type { JobSnapshot } from '#actions/decide/decide';
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

/** A written amount or date is pinned. Null unpins it, and the plan fills it again. */
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

const isManual = ({ key }: Milestone): boolean => key.startsWith('manual/');

/** The line of a change order and the balancing line. Their amounts come from the contract. */
const followsContract = ({ key }: Milestone): boolean =>
  key.startsWith(changeOrderPrefix) || isDifference(key);

/**
 * Refuses to change the amount of or cancel a milestone with an allocation (L7), and to unpin a line that no plan
 * fills.
 */
export const refusalFor = (snapshot: JobSnapshot, before: Milestone, after: Milestone): Result<null> => {
  const hasMoney = (allocatedByMilestone(snapshot.state.allocations).get(before.id) ?? 0) !== 0;
  const isRepriced = after.amountMinor !== before.amountMinor || after.isCancelled !== before.isCancelled;
  if (hasMoney && isRepriced) return refuse('milestone-paid');
  if (isRepriced && followsContract(before)) return refuse('milestone-follows');
  const issue = after.amountMinor === before.amountMinor ? null : writtenAmountIssue(after.amountMinor);
  if (issue) return refuse('invalid-input', { fields: [issue] });
  if (isManual(before) && after.amountMinor === null) {
    return refuse('invalid-input', {
      fields: [fieldIssue('amountMinor', 'no-plan-gives')],
    });
  }
  return succeed(null);
};

/** Pins or unpins a milestone's amount or date, renames it, or cancels it. */
export const patchMilestone = (ctx: Ctx, jobId: string, input: PatchMilestone): Promise<Result<JobDetail>> =>
  saveRow(ctx, {
    jobId,
    right: 'edit-amounts',
    baseVersion: input.baseVersion,
    apply: (snapshot) => {
      const found = findRow(snapshot.state.milestones, input.milestoneId, thingTexts.milestone);
      if (!found.ok) return found;
      const before = found.value;
      if (before === null) return refuse('not-found', { what: thingTexts.milestone });
      const after = patched(before, input);
      const fits = refusalFor(snapshot, before, after);
      if (!fits.ok) return fits;
      return succeed({
        action: 'patch-milestone',
        reason: input.reason ?? null,
        changes: diffFields(`milestone:${before.id}.`, before, after),
        milestones: [after],
      });
    },
  });
