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

/** What one request loads and answers at most; its statements are the same for one job and for all of them. */
const jobsMax = 100;

/** Edits of one job as one, so that a gesture is one commit a job; the oldest base tells what the person saw. */
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

/** A batch of cell edits on at most `jobsMax` jobs: each job is edited or refused by itself, and told so. */
export const applyEdits = async (ctx: Ctx, { edits }: EditBatch): Promise<Result<Answer>> => {
  const queue = merged(edits);
  if (queue.length > jobsMax) {
    return refuse('invalid-input', {
      fields: [fieldIssue('edits', 'too-many', { most: jobsMax })],
    });
  }
  const [only, second] = queue;
  if (only !== undefined && second === undefined) return succeed(await editOne(ctx, only));
  // No answer is kept of many jobs: a repeated batch finds its values standing and changes nothing.
  const outcomes = [...(await editJobs(ctx, queue))];
  return succeed({
    results: outcomes.map(([jobId, outcome]) => editResult(ctx, jobId, outcome)),
    jobs: outcomes.flatMap(([, outcome]) => (outcome.ok ? [outcome.value.job] : [])),
  });
};
