import { changeOf, isWithinBounds } from '#actions/decide/change-of';
import type { Ctx } from '#actions/decide/context';
import { expiryEdits, paymentEdits, refundEdits, type LinkedJob } from '#actions/money/webhook-edits';
import { retryRaces } from '#actions/decide/retry';
import type { UnmatchedWhy } from '#domain/ledger/unmatched-why';
import type { Edits } from '#domain/jobs/change';
import { dayMs } from '#domain/time/day';
import type { Payment } from '#domain/jobs/job';
import { refundableMinor } from '#domain/ledger/ledger';
import { isMinor } from '#domain/money/money';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { canBePaid } from '#domain/jobs/stale-links';
import type { UnmatchedMoney } from '#store/money/unmatched-money';
import type { PaidEvent, ProviderEvent, RefundedEvent, UnsupportedEvent } from '#payments/provider';

/** A refund that comes before its payment is asked for again this long, then given to the staff. */
const refundWaitsMs = dayMs;

/** A verified message, and what is kept of it. */
export interface VerifiedMessage {
  readonly provider: string;
  readonly event: ProviderEvent;
  /** SHA-256 of the body, in hex. */
  readonly bodyHash: string;
}

/** What became of a message; every one of them is a success to its sender. `id-reused`: another had its id before. */
export type WebhookOutcome = 'booked' | 'duplicate' | 'recorded' | 'unmatched' | 'id-reused';

/** `book` writes to the job; `record` keeps that the message came; `unmatched` gives the money to the staff. */
type Verdict =
  | { readonly to: 'book'; readonly edits: Edits }
  | { readonly to: 'record'; readonly outcome: string }
  | { readonly to: 'unmatched'; readonly why: UnmatchedWhy }
  | { readonly to: 'wait' };

type LinkEvent = Exclude<ProviderEvent, UnsupportedEvent>;

const judgePaid = (ctx: Ctx, job: LinkedJob, event: PaidEvent): Verdict => {
  if (job.state.payments.some(({ effectKey }) => effectKey === event.effectKey))
    return { to: 'record', outcome: 'duplicate' };
  if (event.currency !== job.state.job.currency) return { to: 'unmatched', why: 'currency-mismatch' };
  if (event.amountMinor !== job.link.amountMinor) return { to: 'unmatched', why: 'amount-mismatch' };
  return { to: 'book', edits: paymentEdits(ctx, job, event) };
};

/** A refund that staff entered of this payment: perhaps the very one, given in the provider's own console. */
const isByHand = (
  { kind, reversesId, effectKey, amountMinor }: Payment,
  paymentId: string,
  backMinor: number,
) =>
  kind === 'refund' &&
  reversesId === paymentId &&
  effectKey.startsWith('hand:') &&
  amountMinor === -backMinor;

const judgeRefund = (ctx: Ctx, job: LinkedJob, event: RefundedEvent): Verdict => {
  const { payments } = job.state;
  if (payments.some(({ effectKey }) => effectKey === event.effectKey))
    return { to: 'record', outcome: 'duplicate' };
  const payment = payments.find(({ effectKey }) => effectKey === event.paymentEffectKey);
  if (payment === undefined)
    return ctx.now - event.occurredAt < refundWaitsMs
      ? { to: 'wait' }
      : { to: 'unmatched', why: 'refund-without-payment' };
  if (event.currency !== payment.currency) return { to: 'unmatched', why: 'currency-mismatch' };
  if (event.amountMinor > refundableMinor(job.state, payment.id))
    return { to: 'unmatched', why: 'refund-too-large' };
  if (payments.some((one) => isByHand(one, payment.id, event.amountMinor)))
    return { to: 'unmatched', why: 'refund-by-hand' };
  return { to: 'book', edits: refundEdits(ctx, job, { event, payment }) };
};

const judge = (ctx: Ctx, job: LinkedJob, event: LinkEvent): Verdict => {
  // A withdrawn job is in no list: what is booked on it nobody would see.
  if (job.state.job.isWithdrawn) return { to: 'unmatched', why: 'job-withdrawn' };
  switch (event.kind) {
    case 'paid':
      return judgePaid(ctx, job, event);
    case 'refunded':
      return judgeRefund(ctx, job, event);
    case 'failed':
      return { to: 'record', outcome: 'payment-failed' };
    case 'expired':
      return canBePaid(job.link)
        ? { to: 'book', edits: expiryEdits(job) }
        : { to: 'record', outcome: 'link-expired' };
  }
};

/** What is kept of a message's money; null where it tells of none. */
const moneyOf = (
  { provider, event, bodyHash }: VerifiedMessage,
  why: UnmatchedWhy,
): UnmatchedMoney | null => {
  if (event.kind !== 'paid' && event.kind !== 'refunded') return null;
  const { eventId, effectKey, currency, reference, occurredAt } = event;
  const amountMinor = event.kind === 'refunded' ? -event.amountMinor : event.amountMinor;
  return { provider, eventId, bodyHash, effectKey, amountMinor, currency, reference, occurredAt, why };
};

/**
 * A message under an id that is known: the same one again, or another. The money of another is parked, for nobody has
 * seen it: one body a row of the inbox, named by its hash, so that its repeats add nothing.
 */
const processKnownId = async (
  ctx: Ctx,
  message: VerifiedMessage,
  { isBooked }: { readonly isBooked: boolean },
): Promise<WebhookOutcome> => {
  const { provider, event, bodyHash } = message;
  const firstHash = await ctx.store.inboxHash(provider, event.eventId);
  if (firstHash === null || firstHash === bodyHash) return 'duplicate';
  const money = isBooked ? null : moneyOf(message, 'event-id-reused');
  const inboxId = `${event.eventId}#${bodyHash}`;
  if (money !== null && isMinor(money.amountMinor))
    await ctx.store.recordUnmatched(money, ctx.now, ctx.newId('unm'), inboxId);
  else
    await ctx.store.recordInbox({ provider, eventId: inboxId, bodyHash, outcome: 'id-reused', at: ctx.now });
  return 'id-reused';
};

const record = async (ctx: Ctx, message: VerifiedMessage, outcome: string): Promise<WebhookOutcome> => {
  const { provider, event, bodyHash } = message;
  const isBooked = outcome === 'duplicate';
  const kept = { provider, eventId: event.eventId, bodyHash, outcome, at: ctx.now };
  const recorded = await ctx.store.recordInbox(kept);
  if (!recorded.done) return processKnownId(ctx, message, { isBooked });
  return isBooked ? 'duplicate' : 'recorded';
};

const parkUnmatched = async (
  ctx: Ctx,
  message: VerifiedMessage,
  why: UnmatchedWhy,
): Promise<WebhookOutcome> => {
  const money = moneyOf(message, why);
  if (money === null) return record(ctx, message, why);
  // More than the books can hold is no money that anybody sent: kept with its message, for somebody to look at.
  if (!isMinor(money.amountMinor)) return record(ctx, message, 'amount-out-of-range');
  const kept = await ctx.store.recordUnmatched(money, ctx.now, ctx.newId('unm'));
  if (kept.done) return 'unmatched';
  return kept.key === 'inbox' ? processKnownId(ctx, message, { isBooked: false }) : 'duplicate';
};

/** One try; null when another write came first. */
const attempt = async (
  ctx: Ctx,
  message: VerifiedMessage,
  event: LinkEvent,
): Promise<Result<WebhookOutcome> | null> => {
  const job = await ctx.store.loadJobByLink(event.reference);
  if (job === null || job.link.provider !== message.provider)
    return succeed(await parkUnmatched(ctx, message, 'unknown-reference'));
  const verdict = judge(ctx, job, event);
  switch (verdict.to) {
    case 'wait':
      return refuse('refund-before-payment');
    case 'record':
      return succeed(await record(ctx, message, verdict.outcome));
    case 'unmatched':
      return succeed(await parkUnmatched(ctx, message, verdict.why));
    case 'book': {
      const { change, after } = changeOf(ctx, job, verdict.edits);
      if (!isWithinBounds(change)) return succeed(await parkUnmatched(ctx, message, 'amount-out-of-range'));
      const inbox = { provider: message.provider, eventId: event.eventId, bodyHash: message.bodyHash };
      const outcome = verdict.edits.action;
      const written = await ctx.store.commit(change, after, job, { inbox: { ...inbox, outcome } });
      if (written.done) return succeed('booked');
      if (written.why === 'stale') return null;
      // A payment that is booked already came by another message; a known id says nothing of this one's money.
      return succeed(
        written.key === 'inbox'
          ? await processKnownId(ctx, message, { isBooked: false })
          : await record(ctx, message, 'duplicate'),
      );
    }
  }
};

/**
 * Books what a provider's verified message says, once whatever number of messages say it: payment, allocations, receipt,
 * links and the inbox row in one batch. Refuses `refund-before-payment` and `too-busy`, for the sender to send again.
 */
export const settleWebhook = async (ctx: Ctx, message: VerifiedMessage): Promise<Result<WebhookOutcome>> => {
  const { event } = message;
  if (event.kind === 'unsupported') return succeed(await record(ctx, message, 'unsupported'));
  return (await retryRaces(ctx.retryTimer, () => attempt(ctx, message, event))) ?? refuse('too-busy');
};
