import { diffFields, type Edits } from '#domain/jobs/change';
import type { Ctx } from '#actions/decide/context';
import { decide, type JobSnapshot, refuseClosed } from '#actions/decide/decide';
import { allowed } from '#actions/decide/right';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { HandleNotice } from '#contract/jobs/job-requests';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import { isUnreachable } from '#domain/notices/undelivered-notice';

const handledBy = (ctx: Ctx, snapshot: JobSnapshot, input: HandleNotice): Result<Edits> => {
  const notice = snapshot.state.notices.find(({ id }) => id === input.noticeId);
  if (notice === undefined) return refuse('not-found', { what: thingTexts.notice });
  if (!isUnreachable(notice)) return refuse('notice-settled');
  const isSending = input.act === 'send';
  if (isSending) {
    const open = refuseClosed(snapshot);
    if (!open.ok) return open;
    const view = snapshot.detail.notices.find(({ id }) => id === notice.id);
    if (view === undefined || view.expiresAt < ctx.now) return refuse('notice-too-late');
  }
  const after = { id: notice.id, state: isSending ? 'pending' : 'aside' } as const;
  return succeed({
    action: isSending ? 'send-notice' : 'put-notice-aside',
    reason: input.reason ?? null,
    changes: diffFields(`notice:${notice.id}.`, { state: notice.state }, after),
    notices: [after],
  });
};

/**
 * Sends an undelivered notice again to the recipients that it did not reach, or sets it aside when the staff informed
 * the recipient otherwise. A delivered, pending or useless notice is refused.
 */
export const handleNotice = async (
  ctx: Ctx,
  jobId: string,
  input: HandleNotice,
): Promise<Result<JobDetail>> => {
  const mayDoIt = allowed(ctx, 'handle-notice');
  if (!mayDoIt.ok) return mayDoIt;
  return decide(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion: input.baseVersion,
    apply: (snapshot) => handledBy(ctx, snapshot, input),
    answer: (detail) => detail,
    status: 200,
  });
};
