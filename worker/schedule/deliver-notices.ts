import { replanJob } from '#actions/planning/replan-job';
import { replanJobs } from '#actions/planning/replan-jobs';
import { dateOf, instant, minuteMs, type Instant } from '#domain/time/day';
import type { OwnTemplates } from '#domain/notices/own-templates';
import { decideNotice } from '#domain/notices/notice-decision';
import { phoneDigits } from '#domain/texts/phone-digits';
import { addressDueNotices } from '#schedule/address-notices';
import {
  limitedDelivery,
  outcomeOfFailure,
  outcomeOfSending,
  outcomeWithoutSending,
  releasedDelivery,
  unknownDelivery,
  waitUntil,
} from '#schedule/delivery-outcome';
import { sendNotice } from '#schedule/send-notice';
import type { TickDeps } from '#schedule/tick-deps';
import { renderDelivery } from '#schedule/render-delivery';
import { isDatabaseFailure } from '#store/database/failures';
import type { DeliveryOutcome } from '#store/notices/deliver';
import type { ClaimedDelivery, NoticeMessage } from '#store/notices/letter';

/** Most messages of one run. */
const runMax = 200;
/**
 * Messages leased and sent at once. Few, because each batch is checked against the state just before it is sent, and a
 * crashed run leaves one batch with unknown outcomes. Not fewer, because each batch costs a statement and a run has
 * fifty.
 */
const batchMax = 8;
// Longer than the slowest batch takes.
const leaseMs = 5 * minuteMs;

// Each costs a read and a write of about a dozen statements.
const creditsMax = 2;

/** The state and the remaining budget of a run. */
interface Run {
  readonly leaseBy: string;
  /** Passed to the channel and not recorded yet: they may have been sent. */
  readonly handedOver: Set<string>;
  /** The shop's own words, as they were when the run began. */
  readonly words: OwnTemplates;
  creditsLeft: number;
  /** The provider's message that its daily limit is reached. */
  limit: string | null;
}

/** Whether unused credit can pay the due milestone. Credit is applied before a reminder is sent. */
const hasCreditToApply = ({ ctx }: TickDeps, { milestone, creditMinor }: NoticeMessage): boolean =>
  creditMinor > 0 &&
  milestone !== null &&
  milestone.dueOn !== null &&
  milestone.dueOn <= dateOf(ctx.now, ctx.calendar.zone) &&
  (milestone.amountMinor ?? 0) > milestone.paidMinor;

/** Applies a job's credit. The message waits for the next run, which sees the remaining open amount. */
const applyCreditFirst = async (
  { ctx, channelOf }: TickDeps,
  delivery: ClaimedDelivery,
  run: Run,
): Promise<DeliveryOutcome> => {
  const channel = channelOf(delivery.message.via);
  run.creditsLeft -= 1;
  if (run.creditsLeft >= 0) await replanJob(ctx, delivery.message.jobId, 'credit');
  return waitUntil(delivery, { until: instant(ctx.now + minuteMs), channel: channel.key });
};

const handle = async (deps: TickDeps, delivery: ClaimedDelivery, run: Run): Promise<DeliveryOutcome> => {
  const { ctx } = deps;
  const { message, addressee } = delivery;
  const contact = ctx.calendar;
  const channel = deps.channelOf(message.via);
  // A late run must not send outside contact hours.
  const now = instant(Math.max(ctx.now, deps.clock()));
  const decision = decideNotice(message, { now, contact, isOutdated: false });
  if (decision.outcome !== 'send') return outcomeWithoutSending(delivery, decision, channel.key);
  if (hasCreditToApply(deps, message)) return applyCreditFirst(deps, delivery, run);
  if (delivery.isInterrupted && !channel.isIdempotent) return unknownDelivery(delivery, channel.key);
  if (addressee === null)
    return outcomeWithoutSending(delivery, { outcome: 'superseded', why: 'no longer active' }, channel.key);
  if (run.limit !== null) return limitedDelivery(delivery, run.limit, { channel: channel.key, now, contact });
  const worded = await renderDelivery(deps, message, { locale: addressee.locale, words: run.words });
  if (!worded.ok) return outcomeOfFailure(delivery, worded.error, channel.key);
  run.handedOver.add(delivery.id);
  const sending = await sendNotice(channel, delivery, { to: addressee, text: worded.text });
  if (sending.outcome === 'limited') run.limit = sending.error;
  const tried = { channel: channel.key, now: ctx.now, contact, random: deps.random() };
  const outcome = outcomeOfSending(delivery, { sending, text: worded.text, tried });
  const phoneKey = message.via === 'sms' && addressee.phone !== null ? phoneDigits(addressee.phone) : '';
  return phoneKey === '' ? outcome : { ...outcome, phoneKey };
};

/** A message that fails does not hold back the others of its run. */
const handleSafely = async (
  deps: TickDeps,
  delivery: ClaimedDelivery,
  run: Run,
): Promise<DeliveryOutcome> => {
  try {
    return await handle(deps, delivery, run);
  } catch (error) {
    const { ctx } = deps;
    const channel = deps.channelOf(delivery.message.via);
    const name = error instanceof Error ? error.name : 'thrown';
    deps.log({ event: 'notice-fault', notice: delivery.message.id, error: name });
    return isDatabaseFailure(error)
      ? releasedDelivery(delivery, { channel: channel.key, now: ctx.now })
      : outcomeOfFailure(delivery, `it could not be worded: ${name}`, channel.key);
  }
};

const leaseEnd = ({ ctx, clock }: TickDeps): Instant => instant(Math.max(ctx.now, clock()) + leaseMs);

/** Claims the run's next batch. When the answer is lost, deliveries not passed to the channel are released. */
const nextBatch = async (
  deps: TickDeps,
  run: Run,
  { outcomes, limit }: { readonly outcomes: readonly DeliveryOutcome[]; readonly limit: number },
): Promise<readonly ClaimedDelivery[]> => {
  const { ctx } = deps;
  const { leaseBy } = run;
  try {
    return await ctx.store.nextBatch({ now: ctx.now, leaseUntil: leaseEnd(deps), leaseBy, limit, outcomes });
  } catch (error) {
    const lease = { leaseBy, now: ctx.now, handedOver: [...run.handedOver] };
    await ctx.store.releaseBatch(lease).catch(() => deps.log({ event: 'release-failed', lease: leaseBy }));
    throw error;
  }
};

/** Plans jobs again whose notice could not go by the channel that it must go by, so that their assignees have the task. */
const planTasksOf = async ({ ctx, log }: TickDeps, jobIds: readonly string[]): Promise<void> => {
  if (jobIds.length === 0) return;
  const { failed } = await replanJobs(ctx, jobIds, 'undelivered');
  for (const job of failed) log({ event: 'replan-failed', job });
};

/** Counts of notices by outcome. */
export type NoticeCounts = Readonly<Record<string, number>>;

/**
 * Resolves the recipients of due notices, then sends in small batches. Each batch is checked when it is leased and
 * recorded before the next; at most `runMax` messages a run.
 */
export const deliverNotices = async (deps: TickDeps): Promise<NoticeCounts> => {
  const { ctx } = deps;
  const counts: Record<string, number> = {};
  const count = ({ state }: { readonly state: string }): void => {
    counts[state] = (counts[state] ?? 0) + 1;
  };
  const { addressed, words } = await addressDueNotices(deps);
  for (const notice of addressed) if (notice.deliveries.length === 0) count(notice);
  const run: Run = {
    leaseBy: ctx.newId('run'),
    handedOver: new Set(),
    words,
    creditsLeft: creditsMax,
    limit: null,
  };
  const unreached = new Set<string>();
  let outcomes: readonly DeliveryOutcome[] = [];
  for (let handled = 0; ; handled += batchMax) {
    const batch = await nextBatch(deps, run, { outcomes, limit: handled < runMax ? batchMax : 0 });
    outcomes.forEach(count);
    run.handedOver.clear();
    if (batch.length === 0) break;
    outcomes = await Promise.all(batch.map((delivery) => handleSafely(deps, delivery, run)));
    for (const [at, { state }] of outcomes.entries()) {
      const message = batch[at]?.message;
      if (state === 'failed' && message !== undefined && message.via !== null) unreached.add(message.jobId);
    }
  }
  await planTasksOf(deps, [...unreached]);
  return counts;
};
