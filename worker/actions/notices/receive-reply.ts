import type { Ctx } from '#actions/decide/context';
import { foundIn } from '#actions/decide/decide';
import { planChange } from '#actions/decide/plan-change';
import { retryRaces } from '#actions/decide/retry';
import { factEdits } from '#actions/facts/fact-edits';
import { replyCells, replyListOf, replyWithinMs } from '#domain/notices/reply-cells';
import { phoneDigits } from '#domain/texts/phone-digits';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { instant } from '#domain/time/day';
import type { IncomingMessage, SentNotice } from '#store/notices/replies';

/** What became of a message. Each is a success for its sender. */
export type ReplyOutcome = 'recorded' | 'unmatched' | 'duplicate';

type UnmatchedReplyWhy = 'no-notice' | 'no-place' | 'refused';

/** The part of an id that is a ULID, by which an entry is called. */
const entryIdOf = (ctx: Ctx): string => ctx.newId('reply').split('_').at(-1) ?? '';

/** Parks a message for the staff. Another message under a known id is parked under the hash of its text too. */
const park = async (ctx: Ctx, message: IncomingMessage, why: UnmatchedReplyWhy): Promise<ReplyOutcome> => {
  const first = await ctx.store.recordReply(message, why, ctx.newId('rep'));
  if (first.done) return 'unmatched';
  return knownId(ctx, message, why);
};

const knownId = async (ctx: Ctx, message: IncomingMessage, why: UnmatchedReplyWhy): Promise<ReplyOutcome> => {
  const { provider, eventId, bodyHash } = message;
  const firstHash = await ctx.store.inboxHash(provider, eventId);
  if (firstHash === null || firstHash === bodyHash) return 'duplicate';
  const second = { ...message, eventId: `${eventId}#${bodyHash}` };
  const parked = await ctx.store.recordReply(second, why, ctx.newId('rep'));
  return parked.done ? 'unmatched' : 'duplicate';
};

/** The newest notice to the number that awaits a reply, with the list that keeps it. */
const awaiting = async (
  ctx: Ctx,
  { phone, at }: IncomingMessage,
): Promise<{ readonly sent: SentNotice; readonly list: string } | null> => {
  const phoneKey = phoneDigits(phone);
  if (phoneKey === '') return null;
  for (const sent of await ctx.store.noticesSentTo(phoneKey, instant(at - replyWithinMs))) {
    const list = replyListOf(await ctx.store.findFlow(sent.flowKey, sent.flowVersion), sent.key);
    if (list !== null) return { sent, list };
  }
  return null;
};

/** One try; null after a lost race. */
const attempt = async (ctx: Ctx, message: IncomingMessage): Promise<ReplyOutcome | null> => {
  const target = await awaiting(ctx, message);
  if (target === null) return park(ctx, message, 'no-notice');
  const found = foundIn(ctx, await ctx.store.loadJob(target.sent.jobId));
  if (!found.ok) return park(ctx, message, 'no-notice');
  const snapshot = found.value;
  const { job, customer } = snapshot.state;
  const written = replyCells(
    snapshot.flow,
    { list: target.list, id: entryIdOf(ctx), isClosed: job.closedAt !== null, locale: customer.locale },
    { text: message.text, at: message.at, noticeKey: target.sent.key },
  );
  if (written === null) return park(ctx, message, 'no-place');
  const edits = factEdits(ctx, snapshot, { written, override: undefined });
  if (!edits.ok) return park(ctx, message, 'refused');
  const { change, after } = planChange(ctx, snapshot, {
    action: 'receive-reply',
    reason: null,
    ...edits.value,
  });
  const { provider, eventId, bodyHash } = message;
  const inbox = { provider, eventId, bodyHash, outcome: 'receive-reply' };
  const committed = await ctx.store.commit(change, after, snapshot, { inbox });
  if (committed.done) return 'recorded';
  return committed.why === 'stale' ? null : knownId(ctx, message, 'no-notice');
};

/**
 * Writes a message that came in by telephone as an entry of the job whose notice it answers, in one commit with its row in
 * the inbox; one that answers none is listed for the staff. Once by its id.
 */
export const receiveReply = async (ctx: Ctx, message: IncomingMessage): Promise<Result<ReplyOutcome>> => {
  const outcome = await retryRaces(ctx.retryTimer, () => attempt(ctx, message));
  return outcome === null ? refuse('too-busy') : succeed(outcome);
};
