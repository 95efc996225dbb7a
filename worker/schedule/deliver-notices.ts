import { replanJob } from '#actions/planning/replan-job';
import { dateOf, instant, minuteMs, type Instant } from '#domain/time/day';
import { decideNotice } from '#domain/notices/notice-decision';
import { addressDueNotices } from '#schedule/address-notices';
import {
  limitedDelivery,
  outcomeOfFault,
  outcomeOfSending,
  outcomeWithoutSending,
  releasedDelivery,
  unknownDelivery,
  waitUntil,
} from '#schedule/delivery-outcome';
import { sendNotice } from '#schedule/send-notice';
import type { TickDeps } from '#schedule/tick-deps';
import { wordNotice } from '#schedule/word-notice';
import { isDatabaseFailure } from '#store/database/database-failure';
import type { DeliveryOutcome } from '#store/notices/deliver';
import type { ClaimedDelivery, NoticeLetter } from '#store/notices/letter';

/** Letters that one run sends at most. */
const runMax = 200;
/**
 * Letters that are leased and sent at once. Few: each lot is judged by what is true in the moment before it is sent,
 * and a run that dies leaves one lot in doubt. Not fewer: each costs a statement, and a run has fifty.
 */
const lotMax = 8;
// Longer than a lot's sends at their slowest take.
const leaseMs = 5 * minuteMs;

// Each is a read and a write of about a dozen statements.
const creditsMax = 2;

/** What a run knows and may still do. */
interface Run {
  readonly leaseBy: string;
  /** Given to the channel, and not written down yet: they may have been sent. */
  readonly handedOver: Set<string>;
  creditsLeft: number;
  /** The provider's word that it takes no more today. */
  limit: string | null;
}

/** Money that lies unused is laid on what has fallen due before anybody is asked for it. */
const hasCreditToLay = ({ ctx }: TickDeps, { milestone, creditMinor }: NoticeLetter): boolean =>
  creditMinor > 0 &&
  milestone !== null &&
  milestone.dueOn !== null &&
  milestone.dueOn <= dateOf(ctx.now, ctx.calendar.zone) &&
  (milestone.amountMinor ?? 0) > milestone.paidMinor;

/** Lays a job's credit; the letter waits for the next run, which sees what is left to ask for. */
const layFirst = async (
  { ctx, channel }: TickDeps,
  delivery: ClaimedDelivery,
  run: Run,
): Promise<DeliveryOutcome> => {
  run.creditsLeft -= 1;
  if (run.creditsLeft >= 0) await replanJob(ctx, delivery.letter.jobId, 'credit');
  return waitUntil(delivery, { until: instant(ctx.now + minuteMs), channel: channel.key });
};

const handle = async (deps: TickDeps, delivery: ClaimedDelivery, run: Run): Promise<DeliveryOutcome> => {
  const { ctx, channel } = deps;
  const { letter, addressee } = delivery;
  const { zone } = ctx.calendar;
  // A run that comes late must not write to people at its own, odd hour.
  const now = instant(Math.max(ctx.now, deps.clock()));
  const decision = decideNotice(letter, { now, zone, isOutdated: false });
  if (decision.verdict !== 'send') return outcomeWithoutSending(delivery, decision, channel.key);
  if (hasCreditToLay(deps, letter)) return layFirst(deps, delivery, run);
  if (delivery.isInterrupted && !channel.isIdempotent) return unknownDelivery(delivery, channel.key);
  if (addressee === null)
    return outcomeWithoutSending(delivery, { verdict: 'superseded', why: 'no longer active' }, channel.key);
  if (run.limit !== null) return limitedDelivery(delivery, run.limit, { channel: channel.key, now, zone });
  const worded = await wordNotice(deps, letter, addressee.locale);
  if (!worded.ok) return outcomeOfFault(delivery, worded.error, channel.key);
  run.handedOver.add(delivery.id);
  const sending = await sendNotice(channel, delivery, { to: addressee, text: worded.text });
  if (sending.outcome === 'limited') run.limit = sending.error;
  const tried = { channel: channel.key, now: ctx.now, zone, random: deps.random() };
  return outcomeOfSending(delivery, { sending, text: worded.text, tried });
};

/** One letter that cannot be handled stands by itself: the others of its run go out. */
const handleSafely = async (
  deps: TickDeps,
  delivery: ClaimedDelivery,
  run: Run,
): Promise<DeliveryOutcome> => {
  try {
    return await handle(deps, delivery, run);
  } catch (error) {
    const { ctx, channel } = deps;
    const name = error instanceof Error ? error.name : 'thrown';
    deps.log({ event: 'notice-fault', notice: delivery.letter.id, error: name });
    return isDatabaseFailure(error)
      ? releasedDelivery(delivery, { channel: channel.key, now: ctx.now })
      : outcomeOfFault(delivery, `it could not be worded: ${name}`, channel.key);
  }
};

const leaseEnd = ({ ctx, clock }: TickDeps): Instant => instant(Math.max(ctx.now, clock()) + leaseMs);

/** The run's next lot. Where its answer is lost, what was not given to the channel is given back. */
const nextLot = async (
  deps: TickDeps,
  run: Run,
  { outcomes, limit }: { readonly outcomes: readonly DeliveryOutcome[]; readonly limit: number },
): Promise<readonly ClaimedDelivery[]> => {
  const { ctx } = deps;
  const { leaseBy } = run;
  try {
    return await ctx.store.nextLot({ now: ctx.now, leaseUntil: leaseEnd(deps), leaseBy, limit, outcomes });
  } catch (error) {
    const lease = { leaseBy, now: ctx.now, handedOver: [...run.handedOver] };
    await ctx.store.releaseLot(lease).catch(() => deps.log({ event: 'release-failed', lease: leaseBy }));
    throw error;
  }
};

/** How many notices came to which state. */
export type NoticeCounts = Readonly<Record<string, number>>;

/**
 * Looks up who gets what is due, then sends it in small lots, each judged by what is true when it is leased and written
 * down before the next; at most `runMax` a run.
 */
export const deliverNotices = async (deps: TickDeps): Promise<NoticeCounts> => {
  const { ctx } = deps;
  const counts: Record<string, number> = {};
  const count = ({ state }: { readonly state: string }): void => {
    counts[state] = (counts[state] ?? 0) + 1;
  };
  for (const notice of await addressDueNotices(deps)) if (notice.deliveries.length === 0) count(notice);
  const run: Run = { leaseBy: ctx.newId('run'), handedOver: new Set(), creditsLeft: creditsMax, limit: null };
  let outcomes: readonly DeliveryOutcome[] = [];
  for (let handled = 0; ; handled += lotMax) {
    const lot = await nextLot(deps, run, { outcomes, limit: handled < runMax ? lotMax : 0 });
    outcomes.forEach(count);
    run.handedOver.clear();
    if (lot.length === 0) return counts;
    outcomes = await Promise.all(lot.map((delivery) => handleSafely(deps, delivery, run)));
  }
};
