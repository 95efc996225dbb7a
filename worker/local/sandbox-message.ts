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

interface Sending {
  readonly secret: string;
  readonly origin: string;
}

/** A message as a sender of Standard Webhooks signs it. */
const signedRequest = async (
  {
    path,
    id,
    now,
    message,
  }: { readonly path: string; readonly id: string; readonly now: Instant; readonly message: object },
  { secret, origin }: Sending,
): Promise<Request> => {
  const body = Uint8Array.from(new TextEncoder().encode(JSON.stringify(message)));
  const timestamp = String(Math.floor(now / 1000));
  return new Request(`${origin}${path}`, {
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

/** The signed request by which a gateway would hand on a text message. */
export const smsRequest = (
  {
    id,
    from,
    text,
    now,
  }: { readonly id: string; readonly from: string; readonly text: string; readonly now: Instant },
  sending: Sending,
): Promise<Request> => {
  const message: SmsMessage = {
    type: 'sms.received',
    data: { from, text, receivedAt: new Date(now).toISOString() },
  };
  return signedRequest({ path: '/webhooks/sms-in/standard', id, now, message }, sending);
};

/** The signed request that a real bridge would send for the attempt. */
export const sandboxRequest = (
  { id, reference, amountMinor, currency, isPaid, now }: SandboxTry,
  sending: Sending,
): Promise<Request> => {
  const occurredAt = new Date(now).toISOString();
  const message: StandardMessage = {
    type: isPaid ? 'payment.succeeded' : 'payment.failed',
    timestamp: occurredAt,
    data: { paymentId: id, reference, amountMinor, currency, occurredAt },
  };
  return signedRequest({ path: '/webhooks/standard', id: `msg_${id}`, now, message }, sending);
};
