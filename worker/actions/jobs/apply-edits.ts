import type { z } from 'zod';
import type { Ctx } from '#actions/decide/context';
import { editRow } from '#actions/jobs/edit-job';
import { editJobs } from '#actions/jobs/edit-jobs';
import { editResult } from '#actions/jobs/edit-result';
import type { EditedJob } from '#actions/decide/decide';
import type { EditBatch } from '#contract/jobs/job-requests';
import type { editResults } from '#contract/shop/shop-answers';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';

type Answer = z.infer<typeof editResults>;
type Edit = EditBatch['edits'][number];

/** The most jobs of one request. The number of statements does not depend on it. */
const jobsMax = 100;

/** Merges the edits of one job, so that an operation is one commit a job. The oldest base version counts. */
const merged = (edits: readonly Edit[]): readonly Edit[] => {
  const byJob = new Map<string, Edit>();
  for (const edit of edits) {
    const before = byJob.get(edit.jobId);
    byJob.set(
      edit.jobId,
      before === undefined
        ? edit
        : {
            ...before,
            ...edit,
            baseVersion: Math.min(before.baseVersion, edit.baseVersion),
            ...(before.facts || edit.facts ? { facts: { ...before.facts, ...edit.facts } } : {}),
            ...(before.customer || edit.customer
              ? { customer: { ...before.customer, ...edit.customer } }
              : {}),
          },
    );
  }
  return [...byJob.values()];
};

const answerOf = (ctx: Ctx, jobId: string, outcome: Result<EditedJob>): Answer => ({
  results: [editResult(ctx, jobId, outcome)],
  jobs: outcome.ok ? [outcome.value.job] : [],
});

const editOne = async (ctx: Ctx, { jobId, ...patch }: Edit): Promise<Answer> => {
  const keep = (edited: EditedJob): Answer => answerOf(ctx, jobId, { ok: true, value: edited });
  return answerOf(ctx, jobId, await editRow(ctx, jobId, patch, keep));
};

/** Applies a batch of cell edits on at most `jobsMax` jobs. Each job is edited or refused by itself. */
export const applyEdits = async (ctx: Ctx, { edits }: EditBatch): Promise<Result<Answer>> => {
  const queue = merged(edits);
  if (queue.length > jobsMax) {
    return refuse('invalid-input', {
      fields: [fieldIssue('edits', 'too-many', { most: jobsMax })],
    });
  }
  const [only, second] = queue;
  if (only !== undefined && second === undefined) return succeed(await editOne(ctx, only));
  // The answer is not stored: a repeated batch finds its values written and changes nothing.
  const outcomes = [...(await editJobs(ctx, queue))];
  return succeed({
    results: outcomes.map(([jobId, outcome]) => editResult(ctx, jobId, outcome)),
    jobs: outcomes.flatMap(([, outcome]) => (outcome.ok ? [outcome.value.job] : [])),
  });
};
