import type { Ctx } from '#actions/decide/context';
import { diffFields } from '#domain/jobs/change';
import { saveRow } from '#actions/jobs/save-row';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { AddMilestone } from '#contract/jobs/job-requests';
import { businessDate } from '#domain/time/day';
import type { Milestone } from '#domain/jobs/job';
import { writtenAmountIssue } from '#domain/money/written-amount';
import { refuse, succeed, type Result } from '#domain/texts/refusal';

// After the plan's own lines, whose positions are steps of ten.
const positionFirst = 1000;

/**
 * Adds a manual milestone. The plan does not change it, and the remaining contract total is split over the other lines.
 * Refuses an amount below zero.
 */
export const addMilestone = (ctx: Ctx, jobId: string, input: AddMilestone): Promise<Result<JobDetail>> =>
  saveRow(ctx, {
    jobId,
    right: 'edit-amounts',
    baseVersion: input.baseVersion,
    apply: ({ state }) => {
      const issue = writtenAmountIssue(input.amountMinor);
      if (issue) return refuse('invalid-input', { fields: [issue] });
      const id = ctx.newId('mil');
      const last = Math.max(positionFirst - 1, ...state.milestones.map(({ position }) => position));
      const milestone: Milestone = {
        id,
        key: `manual/${id}`,
        position: last + 1,
        amountMinor: input.amountMinor,
        dueOn: input.dueOn === null ? null : businessDate(input.dueOn),
        isProvisional: false,
        waitsFor: [],
        isManualAmount: true,
        isManualDue: true,
        title: input.title,
        isCancelled: false,
      };
      const { title, amountMinor, dueOn } = milestone;
      const changes = diffFields(`milestone:${id}.`, null, { title, amountMinor, dueOn });
      return succeed({ action: 'add-milestone', reason: null, changes, milestones: [milestone] });
    },
  });
