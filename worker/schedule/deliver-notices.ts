import { replanJob } from '#actions/job/replan-job';
import { dateOf, instant, minuteMs, type Instant } from '#domain/day';
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

// Each is a read and a write of about a dozen statements, and a run has fifty.
const creditsMax = 2;

/** What a run may still do besides sending. */
interface Allowance {
  creditsLeft: number;
}

/** Money that lies unused is laid on what has fallen due before anybody is asked for it. */
const hasCreditToLay = ({ ctx }: TickDeps, { milestone, creditMinor }: ClaimedNotice): boolean =>
  creditMinor > 0 &&
  milestone !== null &&
  milestone.dueOn !== null &&
  milestone.dueOn <= dateOf(ctx.now, ctx.calendar.zone) &&
  (milestone.amountMinor ?? 0) > milestone.paidMinor;

/** Lays a job's credit; the notice waits for the next run, which sees what is left to ask for. */
const layFirst = async (
  { ctx }: TickDeps,
  notice: ClaimedNotice,
  allowance: Allowance,
): Promise<NoticeResult> => {
  allowance.creditsLeft -= 1;
  if (allowance.creditsLeft >= 0) await replanJob(ctx, notice.jobId, 'credit');
  return resultWithoutSending(notice, { verdict: 'wait', until: instant(ctx.now + minuteMs) });
};

const handle = async (
  deps: TickDeps,
  notice: ClaimedNotice,
  { isOutdated, allowance }: Handling,
): Promise<NoticeResult> => {
  const { ctx, channel } = deps;
  // A run that comes late must not write to people at its own, odd hour.
  const now = instant(Math.max(ctx.now, deps.clock()));
  const judgement = judgeNotice(notice, { now, zone: ctx.calendar.zone, isOutdated });
  if (judgement.verdict !== 'send') return resultWithoutSending(notice, judgement);
  if (hasCreditToLay(deps, notice)) return layFirst(deps, notice, allowance);
  if (notice.isInterrupted && !channel.isIdempotent) return resultOfDoubt(notice, channel.key);
  const recipients = recipientsOf(notice);
  if (recipients.length === 0 && notice.key === 'task-late')
    return resultWithoutSending(notice, { verdict: 'superseded', why: 'told as the owner' });
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

interface Handling {
  readonly isOutdated: boolean;
  readonly allowance: Allowance;
}

/** One notice that cannot be handled stands by itself: the others of its run go out. */
const handleSafely = async (
  deps: TickDeps,
  notice: ClaimedNotice,
  handling: Handling,
): Promise<NoticeResult> => {
  try {
    return await handle(deps, notice, handling);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'thrown';
    deps.log({ event: 'notice-fault', notice: notice.id, error: name });
    return resultOfFault(notice, `it could not be worded: ${name}`);
  }
};

const handleAll = async (
  deps: TickDeps,
  notices: readonly ClaimedNotice[],
  allowance: Allowance,
): Promise<readonly NoticeResult[]> => {
  const outdated = outdatedIds(notices);
  const results: NoticeResult[] = [];
  for (let start = 0; start < notices.length; start += abreast) {
    const some = notices.slice(start, start + abreast);
    results.push(
      ...(await Promise.all(
        some.map((notice) => handleSafely(deps, notice, { isOutdated: outdated.has(notice.id), allowance })),
      )),
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
  const allowance: Allowance = { creditsLeft: creditsMax };
  for (let handled = 0; handled < runMax; handled += claimMax) {
    const leaseBy = ctx.newId('run');
    const claim = { now: ctx.now, leaseUntil: leaseEnd(deps), leaseBy, limit: claimMax };
    const claimed = await ctx.store.claimNotices(claim);
    if (claimed.length === 0) break;
    const notices = await ctx.store.readClaimed(leaseBy);
    const results = await handleAll(deps, notices, allowance);
    await ctx.store.finishNotices(leaseBy, results);
    for (const { state } of results) counts[state] = (counts[state] ?? 0) + 1;
    if (claimed.length < claimMax) break;
  }
  return counts;
};
