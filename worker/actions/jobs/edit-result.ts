import type { Ctx } from '#actions/context';
import type { JobDetail } from '#contract/job-answers';
import type { EditResult } from '#contract/shop-answers';
import { refusalFields, refusalStatus, refusalText, type Result } from '#domain/refusal';

/** What became of one job of many, in the reader's language. */
export const editResult = (ctx: Ctx, jobId: string, outcome: Result<JobDetail>): EditResult => {
  if (outcome.ok) {
    return { jobId, ok: true, version: outcome.value.job.version, status: 200, code: null, detail: null };
  }
  const { refusal } = outcome;
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
