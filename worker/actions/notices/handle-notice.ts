import { changesOf } from '#actions/decide/changes';
import type { Ctx } from '#actions/decide/context';
import { decide, type Standing } from '#actions/decide/decide';
import { refuseClosed } from '#actions/decide/refuse-closed';
import { allowed } from '#actions/decide/right';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { HandleNotice } from '#contract/jobs/job-requests';
import type { Edits } from '#domain/jobs/change';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import { isUnheard } from '#domain/notices/unheard-notice';

const handledBy = (ctx: Ctx, standing: Standing, input: HandleNotice): Result<Edits> => {
  const notice = standing.state.notices.find(({ id }) => id === input.noticeId);
  if (notice === undefined) return refuse('not-found', { what: thingTexts.notice });
  if (!isUnheard(notice)) return refuse('notice-settled');
  const isSending = input.act === 'send';
  if (isSending) {
    const open = refuseClosed(standing);
    if (!open.ok) return open;
    const view = standing.detail.notices.find(({ id }) => id === notice.id);
    if (view === undefined || view.expiresAt < ctx.now) return refuse('notice-too-late');
  }
  const after = { id: notice.id, state: isSending ? 'pending' : 'aside' } as const;
  return succeed({
    action: isSending ? 'send-notice' : 'put-notice-aside',
    reason: input.reason ?? null,
    changes: changesOf(`notice:${notice.id}.`, { state: notice.state }, after),
    notices: [after],
  });
};

/**
 * Sends a notice that did not arrive again, to those whom it did not reach, or puts it aside: the staff have told its
 * reader in another way. What arrived or is on its way is refused, and so is sending what is of no use any more.
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
    make: (standing) => handledBy(ctx, standing, input),
    answer: (detail) => detail,
    status: 200,
  });
};
