import { instant, minuteMs, type Instant } from '#domain/day';
import { judgeNotice, outdatedIds } from '#schedule/judge-notice';
import { recipientsOf, sendNotice, type Letter } from '#schedule/send-notice';
import { resultOfDoubt, resultOfFault, resultOfSending, resultWithoutSending } from '#schedule/settle-notice';
import type { TickDeps } from '#schedule/tick-deps';
import { wordNotice } from '#schedule/word-notice';
import type { ClaimedNotice, NoticeResult } from '#store/store';

/** Notices that one run sends at most. */
const runMax = 200;
// Few at a time, so that a run that dies leaves few in doubt; three queries each.
const claimMax = 40;
// Open connections of one invocation.
const abreast = 5;
// Longer than `claimMax` sends at their slowest take.
const leaseMs = 5 * minuteMs;

const handle = async (deps: TickDeps, notice: ClaimedNotice, isOutdated: boolean): Promise<NoticeResult> => {
  const { ctx, channel } = deps;
  const judgement = judgeNotice(notice, { now: ctx.now, zone: ctx.calendar.zone, isOutdated });
  if (judgement.verdict !== 'send') return resultWithoutSending(notice, judgement);
  if (notice.isInterrupted && !channel.isIdempotent) return resultOfDoubt(notice, channel.key);
  const recipients = recipientsOf(notice);
  if (recipients.length === 0) return resultOfFault(notice, 'nobody to send it to');
  const letters: Letter[] = [];
  for (const recipient of recipients) {
    const worded = wordNotice(deps, notice, recipient.locale);
    if (!worded.ok) return resultOfFault(notice, worded.error);
    letters.push({ recipient, text: worded.text });
  }
  const sending = await sendNotice(channel, notice, letters);
  const tried = { channel: channel.key, now: ctx.now, random: deps.random() };
  return resultOfSending(notice, { sending, text: letters[0]?.text ?? null, tried });
};

/** One notice that cannot be handled stands by itself: the others of its run go out. */
const handleSafely = async (
  deps: TickDeps,
  notice: ClaimedNotice,
  isOutdated: boolean,
): Promise<NoticeResult> => {
  try {
    return await handle(deps, notice, isOutdated);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'thrown';
    deps.log({ event: 'notice-fault', notice: notice.id, error: name });
    return resultOfFault(notice, `it could not be worded: ${name}`);
  }
};

const handleAll = async (
  deps: TickDeps,
  notices: readonly ClaimedNotice[],
): Promise<readonly NoticeResult[]> => {
  const outdated = outdatedIds(notices);
  const results: NoticeResult[] = [];
  for (let start = 0; start < notices.length; start += abreast) {
    const some = notices.slice(start, start + abreast);
    results.push(
      ...(await Promise.all(some.map((notice) => handleSafely(deps, notice, outdated.has(notice.id))))),
    );
  }
  return results;
};

const leaseEnd = ({ ctx, clock }: TickDeps): Instant => instant(Math.max(ctx.now, clock()) + leaseMs);

/** How many notices came to which state. */
export type NoticeCounts = Readonly<Record<string, number>>;

/** Claims what is due in small lots, sends each lot and writes it down before the next; at most `runMax` a run. */
export const deliverNotices = async (deps: TickDeps): Promise<NoticeCounts> => {
  const { ctx } = deps;
  const counts: Record<string, number> = {};
  for (let handled = 0; handled < runMax; handled += claimMax) {
    const leaseBy = ctx.newId('run');
    const claim = { now: ctx.now, leaseUntil: leaseEnd(deps), leaseBy, limit: claimMax };
    const claimed = await ctx.store.claimNotices(claim);
    if (claimed.length === 0) break;
    const notices = await ctx.store.readClaimed(leaseBy);
    const results = await handleAll(deps, notices);
    await ctx.store.finishNotices(leaseBy, results);
    for (const { state } of results) counts[state] = (counts[state] ?? 0) + 1;
    if (claimed.length < claimMax) break;
  }
  return counts;
};
