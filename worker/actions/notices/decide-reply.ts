import type { z } from 'zod';
import type { Ctx } from '#actions/decide/context';
import { decide, type JobSnapshot } from '#actions/decide/decide';
import { allowed } from '#actions/decide/right';
import { factEdits } from '#actions/facts/fact-edits';
import type { JobDetail } from '#contract/jobs/job-answers';
import type {
  attachReply as attachSchema,
  putReplyAside as asideSchema,
  ReplyList,
} from '#contract/shop/replies';
import { replyCells } from '#domain/notices/reply-cells';
import type { Edits } from '#domain/jobs/change';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import type { ReplyRow } from '#store/notices/replies';

const rowsMax = 100;

/** Messages that answer no notice, and what was decided about them last. */
export const listReplies = async (ctx: Ctx): Promise<Result<ReplyList>> => {
  const right = allowed(ctx, 'handle-notice');
  if (!right.ok) return right;
  const { open, decided } = await ctx.store.listReplies(rowsMax);
  const viewOf = ({ provider: _, eventId: __, ...row }: ReplyRow) => row;
  return succeed({ open: open.map(viewOf), decided: decided.map(viewOf) });
};

/** The entry of the job's list of replies; a trade without such a list has the message in its history alone. */
const attachEdits = (ctx: Ctx, snapshot: JobSnapshot, row: ReplyRow): Result<Edits> => {
  const { flow, state } = snapshot;
  const list = flow.notices.find(({ reply }) => reply !== undefined)?.reply;
  const id = ctx.newId('reply').split('_').at(-1) ?? '';
  const isClosed = state.job.closedAt !== null;
  const written =
    list === undefined
      ? null
      : replyCells(
          flow,
          { list, id, isClosed, locale: state.customer.locale },
          { text: row.body, at: row.receivedAt, noticeKey: null },
        );
  const base = { action: 'attach-reply', reason: null } as const;
  const change = { path: `reply:${row.id}`, before: null, after: row.body };
  if (written === null) return succeed({ ...base, changes: [change] });
  const edits = factEdits(ctx, snapshot, { written, override: undefined });
  if (!edits.ok) return edits;
  return succeed({ ...base, ...edits.value, changes: [change, ...edits.value.changes] });
};

const openReply = async (ctx: Ctx, id: string): Promise<Result<ReplyRow>> => {
  const right = allowed(ctx, 'handle-notice');
  if (!right.ok) return right;
  const row = await ctx.store.findReply(id);
  if (row === null) return refuse('not-found', { what: thingTexts.notice });
  return row.decidedAt === null ? succeed(row) : refuse('notice-settled');
};

/** Attaches a message to a job: an entry of its replies, the history, and the decision in one commit. */
export const attachReply = async (
  ctx: Ctx,
  id: string,
  { jobId }: z.infer<typeof attachSchema>,
): Promise<Result<JobDetail>> => {
  const row = await openReply(ctx, id);
  if (!row.ok) return row;
  return decide(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion: undefined,
    apply: (snapshot) => attachEdits(ctx, snapshot, row.value),
    answer: (detail) => detail,
    extras: { reply: { id, jobId, by: ctx.actor.id } },
    status: 200,
  });
};

/** Puts a message aside with its reason. */
export const putReplyAside = async (
  ctx: Ctx,
  id: string,
  { reason }: z.infer<typeof asideSchema>,
): Promise<Result<ReplyList>> => {
  const row = await openReply(ctx, id);
  if (!row.ok) return row;
  const isDone = await ctx.store.putReplyAside(id, { reason, by: ctx.actor.id, at: ctx.now });
  return isDone ? listReplies(ctx) : refuse('notice-settled');
};
