import type { SmsMessage } from '#contract/shop/replies';
import type { Instant } from '#domain/time/day';
import type { Currency } from '#domain/money/money';
import type { StandardMessage } from '#payments/standard';
import { signStandard } from '#payments/standard-signature';

/** One payment attempt on the sandbox page. */
export interface SandboxTry {
  readonly id: string;
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly isPaid: boolean;
  readonly now: Instant;
}

/** The signed request by which a gateway would hand on a text message. */
export const smsRequest = async (
  {
    id,
    from,
    text,
    now,
  }: { readonly id: string; readonly from: string; readonly text: string; readonly now: Instant },
  { secret, origin }: { readonly secret: string; readonly origin: string },
): Promise<Request> => {
  const message: SmsMessage = {
    type: 'sms.received',
    data: { from, text, receivedAt: new Date(now).toISOString() },
  };
  const body = Uint8Array.from(new TextEncoder().encode(JSON.stringify(message)));
  const timestamp = String(Math.floor(now / 1000));
  return new Request(`${origin}/webhooks/sms-in/standard`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': await signStandard(secret, { id, timestamp, body }),
    },
    body,
  });
};

/** The signed request that a real bridge would send for the attempt. */
export const sandboxRequest = async (
  { id, reference, amountMinor, currency, isPaid, now }: SandboxTry,
  { secret, origin }: { readonly secret: string; readonly origin: string },
): Promise<Request> => {
  const occurredAt = new Date(now).toISOString();
  const message: StandardMessage = {
    type: isPaid ? 'payment.succeeded' : 'payment.failed',
    timestamp: occurredAt,
    data: { paymentId: id, reference, amountMinor, currency, occurredAt },
  };
  const body = Uint8Array.from(new TextEncoder().encode(JSON.stringify(message)));
  const timestamp = String(Math.floor(now / 1000));
  return new Request(`${origin}/webhooks/standard`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': `msg_${id}`,
      'webhook-timestamp': timestamp,
      'webhook-signature': await signStandard(secret, { id: `msg_${id}`, timestamp, body }),
    },
    body,
  });
};
