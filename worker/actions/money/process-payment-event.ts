import { planChange, isWithinBounds } from '#actions/decide/plan-change';
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

/** How long a refund that arrives before its payment is retried. After that it is parked as unmatched money. */
const refundWaitsMs = dayMs;

/** A verified webhook message, with the data that is stored of it. */
export interface VerifiedMessage {
  readonly provider: string;
  readonly event: ProviderEvent;
  /** SHA-256 of the body, in hex. */
  readonly bodyHash: string;
}

/** The outcome of a message. Each is a success for its sender. `id-reused`: another message had the id before. */
export type WebhookOutcome = 'booked' | 'duplicate' | 'recorded' | 'unmatched' | 'id-reused';

/** `book` writes to the job; `record` stores the message's receipt; `unmatched` parks the money for the staff. */
type EventDecision =
  | { readonly to: 'book'; readonly edits: Edits }
  | { readonly to: 'record'; readonly outcome: string }
  | { readonly to: 'unmatched'; readonly why: UnmatchedWhy }
  | { readonly to: 'wait' };

type LinkEvent = Exclude<ProviderEvent, UnsupportedEvent>;

const classifyPaid = (ctx: Ctx, job: LinkedJob, event: PaidEvent): EventDecision => {
  if (job.state.payments.some(({ effectKey }) => effectKey === event.effectKey))
    return { to: 'record', outcome: 'duplicate' };
  if (event.currency !== job.state.job.currency) return { to: 'unmatched', why: 'currency-mismatch' };
  if (event.amountMinor !== job.link.amountMinor) return { to: 'unmatched', why: 'amount-mismatch' };
  return { to: 'book', edits: paymentEdits(ctx, job, event) };
};

/**
 * Whether staff recorded a refund of this payment by hand. It may be the same refund, made in the provider's console.
 */
const isManual = (
  { kind, reversesId, effectKey, amountMinor }: Payment,
  paymentId: string,
  backMinor: number,
) =>
  kind === 'refund' &&
  reversesId === paymentId &&
  effectKey.startsWith('hand:') &&
  amountMinor === -backMinor;

const classifyRefund = (ctx: Ctx, job: LinkedJob, event: RefundedEvent): EventDecision => {
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
  if (payments.some((candidate) => isManual(candidate, payment.id, event.amountMinor)))
    return { to: 'unmatched', why: 'refund-by-hand' };
  return { to: 'book', edits: refundEdits(ctx, job, { event, payment }) };
};

const classifyEvent = (ctx: Ctx, job: LinkedJob, event: LinkEvent): EventDecision => {
  // A withdrawn job is in no list, so nobody would see the payment.
  if (job.state.job.isWithdrawn) return { to: 'unmatched', why: 'job-withdrawn' };
  switch (event.kind) {
    case 'paid':
      return classifyPaid(ctx, job, event);
    case 'refunded':
      return classifyRefund(ctx, job, event);
    case 'failed':
      return { to: 'record', outcome: 'payment-failed' };
    case 'expired':
      return canBePaid(job.link)
        ? { to: 'book', edits: expiryEdits(job) }
        : { to: 'record', outcome: 'link-expired' };
  }
};

/** The money of a message to park; null when the message has none. */
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
 * A message with a known id: a repeat, or a different message. The money of a different message is parked under the
 * hash of its body, so that its repeats add nothing.
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
  const retained = { provider, eventId: event.eventId, bodyHash, outcome, at: ctx.now };
  const recorded = await ctx.store.recordInbox(retained);
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
  // An amount beyond the ledger's bounds is no real payment. It is stored with its message for a person to check.
  if (!isMinor(money.amountMinor)) return record(ctx, message, 'amount-out-of-range');
  const commitOutcome = await ctx.store.recordUnmatched(money, ctx.now, ctx.newId('unm'));
  if (commitOutcome.done) return 'unmatched';
  return commitOutcome.key === 'inbox' ? processKnownId(ctx, message, { isBooked: false }) : 'duplicate';
};

/** One try; null after a lost race. */
const attempt = async (
  ctx: Ctx,
  message: VerifiedMessage,
  event: LinkEvent,
): Promise<Result<WebhookOutcome> | null> => {
  const job = await ctx.store.loadJobByLink(event.reference);
  if (job === null || job.link.provider !== message.provider)
    return succeed(await parkUnmatched(ctx, message, 'unknown-reference'));
  const decision = classifyEvent(ctx, job, event);
  switch (decision.to) {
    case 'wait':
      return refuse('refund-before-payment');
    case 'record':
      return succeed(await record(ctx, message, decision.outcome));
    case 'unmatched':
      return succeed(await parkUnmatched(ctx, message, decision.why));
    case 'book': {
      const { change, after } = planChange(ctx, job, decision.edits);
      if (!isWithinBounds(change)) return succeed(await parkUnmatched(ctx, message, 'amount-out-of-range'));
      const inbox = { provider: message.provider, eventId: event.eventId, bodyHash: message.bodyHash };
      const outcome = decision.edits.action;
      const written = await ctx.store.commit(change, after, job, { inbox: { ...inbox, outcome } });
      if (written.done) return succeed('booked');
      if (written.why === 'stale') return null;
      // A duplicate effect key means that another message booked this payment. A duplicate inbox key says nothing
      // about this message's money, which must be checked.
      return succeed(
        written.key === 'inbox'
          ? await processKnownId(ctx, message, { isBooked: false })
          : await record(ctx, message, 'duplicate'),
      );
    }
  }
};

/**
 * Books a provider's verified message, once however many messages report the same payment: payment,
 * allocations, receipt, links and inbox row in one batch. Refuses with `refund-before-payment` and
 * `too-busy`, so that the sender retries.
 */
export const processPaymentEvent = async (
  ctx: Ctx,
  message: VerifiedMessage,
): Promise<Result<WebhookOutcome>> => {
  const { event } = message;
  if (event.kind === 'unsupported') return succeed(await record(ctx, message, 'unsupported'));
  return (await retryRaces(ctx.retryTimer, () => attempt(ctx, message, event))) ?? refuse('too-busy');
};
