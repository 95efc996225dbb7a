import type { Ctx } from '#actions/decide/context';
import type { EditedJob } from '#actions/decide/decide';
import type { EditResult } from '#contract/shop/shop-answers';
import { refusalFields, refusalStatus, refusalText, type Refusal, type Result } from '#domain/texts/refusal';

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
  const { current } = refusal.details;
  return {
    jobId,
    ok: false,
    version: null,
    status: refusalStatus(refusal.code),
    code: refusal.code,
    detail: refusalText(refusal, ctx.locale),
    ...(fields === undefined ? {} : { fields }),
    ...(typeof current === 'object' && current !== null ? { current: { ...current } } : {}),
  };
};
