import type { z } from 'zod';
import type { Ctx } from '#actions/decide/context';
import { editRow, editJobs } from '#actions/jobs/edit-job';
import type { EditedJob } from '#actions/decide/decide';
import type { EditBatch } from '#contract/jobs/job-requests';
import type { editResults, EditResult } from '#contract/shop/shop-answers';
import type { Flow } from '#domain/flow/flow';
import { fieldIssue } from '#domain/texts/field-texts';
import {
  refuse,
  succeed,
  type Result,
  refusalFields,
  refusalStatus,
  refusalText,
  type Refusal,
} from '#domain/texts/refusal';

/** A successful write, with the job's version after it. */
export const doneAt = (jobId: string, version: number): EditResult => ({
  jobId,
  ok: true,
  version,
  status: 200,
  code: null,
  detail: null,
});

/** The outcome of one job of many, in the reader's language. */
export const editResult = (ctx: Ctx, jobId: string, outcome: Result<EditedJob>): EditResult => {
  if (outcome.ok) {
    const { job, isCommitted = false, committedVersion } = outcome.value;
    return {
      ...doneAt(jobId, job.version),
      isCommitted,
      ...(committedVersion === undefined ? {} : { committedVersion }),
    };
  }
  return refusedResult(ctx, jobId, outcome.refusal);
};

/** A refused write of many, in the reader's language. */
export const refusedResult = (ctx: Ctx, jobId: string, refusal: Refusal): EditResult => {
  const fields = refusalFields(refusal, ctx.locale);
  const { current, missing } = refusal.details;
  return {
    jobId,
    ok: false,
    version: null,
    status: refusalStatus(refusal.code),
    code: refusal.code,
    detail: refusalText(refusal, ctx.locale),
    ...(fields === undefined ? {} : { fields }),
    ...(Array.isArray(missing) ? { missing } : {}),
    ...(typeof current === 'object' && current !== null ? { current: { ...current } } : {}),
  };
};

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

const editOne = async (ctx: Ctx, { jobId, ...patch }: Edit, flows: readonly Flow[]): Promise<Answer> =>
  answerOf(ctx, jobId, await editRow(ctx, jobId, patch, flows));

/** Applies a batch of cell edits on at most `jobsMax` jobs. Each job is edited or refused by itself. */
export const applyEdits = async (
  ctx: Ctx,
  { edits }: EditBatch,
  flows: readonly Flow[],
): Promise<Result<Answer>> => {
  const queue = merged(edits);
  if (queue.length > jobsMax) {
    return refuse('invalid-input', {
      fields: [fieldIssue('edits', 'too-many', { most: jobsMax })],
    });
  }
  const [only, second] = queue;
  if (only !== undefined && second === undefined) return succeed(await editOne(ctx, only, flows));
  const outcomes = [...(await editJobs(ctx, queue))];
  return succeed({
    results: outcomes.map(([jobId, outcome]) => editResult(ctx, jobId, outcome)),
    jobs: outcomes.flatMap(([, outcome]) => (outcome.ok ? [outcome.value.job] : [])),
  });
};
