import { nextMorning, type ContactHours } from '#domain/notices/contact-hours';
import { instant, minuteMs, type Instant } from '#domain/time/day';
import type { NoticeText } from '#domain/notices/notice-text';
import type { NoticeDecision } from '#domain/notices/notice-decision';
import type { Sending } from '#notify/channel';
import { retryAt } from '#schedule/retry';
import type { DeliveryOutcome } from '#store/notices/deliver';
import type { ClaimedDelivery } from '#store/notices/letter';

/** The outcome of a delivery try. */
interface Tried {
  readonly channel: string;
  readonly now: Instant;
  readonly contact: ContactHours;
  readonly random: number;
}

const untouched = ({ id, attempts }: ClaimedDelivery, channel: string): Omit<DeliveryOutcome, 'state'> => ({
  id,
  channel,
  attempts,
  subject: null,
  body: null,
  sentAt: null,
  claimableAt: null,
  error: null,
});

/** A delivery postponed without a try, which does not count as a try. */
export const waitUntil = (
  delivery: ClaimedDelivery,
  {
    until,
    channel,
    error = null,
  }: { readonly until: Instant; readonly channel: string; readonly error?: string | null },
): DeliveryOutcome => ({
  ...untouched(delivery, channel),
  state: 'pending',
  claimableAt: until,
  attempts: delivery.attempts - 1,
  error,
});

/** The outcome of a delivery that is not sent now. */
export const outcomeWithoutSending = (
  delivery: ClaimedDelivery,
  decision: Exclude<NoticeDecision, { outcome: 'send' }>,
  channel: string,
): DeliveryOutcome => {
  if (decision.outcome === 'wait') return waitUntil(delivery, { until: decision.until, channel });
  return { ...untouched(delivery, channel), state: decision.outcome, error: decision.why };
};

/** The outcome of a delivery whose text cannot be rendered; a person must check it. */
export const outcomeOfFailure = (
  delivery: ClaimedDelivery,
  error: string,
  channel: string,
): DeliveryOutcome => ({ ...untouched(delivery, channel), state: 'failed', error });

/** The outcome of a delivery whose run crashed between sending and recording. */
export const unknownDelivery = (delivery: ClaimedDelivery, channel: string): DeliveryOutcome => ({
  ...untouched(delivery, channel),
  state: 'unknown',
  error: 'the run that sent it ended early',
});

/** The outcome after a database failure before sending; the next run tries again. */
export const releasedDelivery = (
  delivery: ClaimedDelivery,
  { channel, now }: Pick<Tried, 'channel' | 'now'>,
): DeliveryOutcome => waitUntil(delivery, { until: instant(now + minuteMs), channel });

/**
 * The outcome when the provider's daily limit is reached: the delivery is tried next morning and no try is counted.
 * When that is too late to be useful, it is given up now, so that a person can reach the recipient in another way.
 */
export const limitedDelivery = (
  delivery: ClaimedDelivery,
  error: string,
  { channel, now, contact }: Pick<Tried, 'channel' | 'now' | 'contact'>,
): DeliveryOutcome => {
  const until = nextMorning(now, contact);
  return until > delivery.message.expiresAt
    ? { ...untouched(delivery, channel), state: 'dead', error }
    : waitUntil(delivery, { until, channel, error });
};

/** The outcome after a try. A temporary failure is retried until the last delay. */
export const outcomeOfSending = (
  delivery: ClaimedDelivery,
  { sending, text, tried }: { readonly sending: Sending; readonly text: NoticeText; readonly tried: Tried },
): DeliveryOutcome => {
  const { channel, now, random } = tried;
  const row = { ...untouched(delivery, channel), subject: text.subject, body: text.body };
  switch (sending.outcome) {
    case 'sent':
      return { ...row, state: 'sent', sentAt: now };
    case 'unknown':
      return { ...row, state: 'unknown', error: sending.error };
    case 'limited':
      return limitedDelivery(delivery, sending.error, tried);
    case 'failed':
  }
  if (!sending.isRetryable) return { ...row, state: 'failed', error: sending.error };
  const again = retryAt(now, delivery.attempts, random);
  return again === null
    ? { ...row, state: 'dead', error: sending.error }
    : { ...row, state: 'pending', claimableAt: again, error: sending.error };
};
