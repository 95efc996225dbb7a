import { z } from 'zod';
import { parseJsonBytes } from '#contract/json-text';
import { instant, isInstant, type Instant } from '#domain/time/day';
import type { Provider, ProviderEvent, Verification } from '#payments/provider';
import { isSignedStandard, readStandardHeaders, standardSecretIssue } from '#payments/standard-signature';

const name = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[\x21-\x7e]+$/);
const at = z.iso.datetime({ offset: true }).refine((text) => isInstant(Date.parse(text)), 'no such moment');
const amountMinor = z.int().min(1);
const currency = z.string().length(3);

const linkData = { paymentId: name.optional(), reference: name, occurredAt: at };
const moneyData = { paymentId: name, reference: name, amountMinor, currency, occurredAt: at };
const quietData = z.object({
  ...linkData,
  amountMinor: amountMinor.optional(),
  currency: currency.optional(),
});

/**
 * The bridge's messages: Standard Webhooks with these bodies. Unknown fields of a later version are ignored, because a
 * refusal would lose money.
 */
export const standardMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('payment.succeeded'), timestamp: at, data: z.object(moneyData) }),
  z.object({
    type: z.literal('refund.succeeded'),
    timestamp: at,
    data: z.object({ ...moneyData, refundId: name }),
  }),
  z.object({ type: z.literal('payment.failed'), timestamp: at, data: quietData }),
  z.object({ type: z.literal('link.expired'), timestamp: at, data: quietData }),
]);

/** A message of the bridge, as the local sandbox sends it. */
export type StandardMessage = z.infer<typeof standardMessage>;

const envelope = z.looseObject({ type: z.string().min(1).max(120) });
const knownTypes: ReadonlySet<string> = new Set(
  standardMessage.options.map((option) => option.shape.type.value),
);

const payKey = (paymentId: string): string => `standard:pay:${paymentId}`;
const refundKey = (refundId: string): string => `standard:refund:${refundId}`;

const eventOf = (eventId: string, message: StandardMessage, now: Instant): ProviderEvent => {
  const { reference } = message.data;
  // A sender's fast clock must not book money in the future.
  const occurredAt = instant(Math.min(Date.parse(message.data.occurredAt), now));
  const base = { eventId, reference, occurredAt };
  switch (message.type) {
    case 'payment.succeeded': {
      const { paymentId, amountMinor: amount, currency: code } = message.data;
      return { ...base, kind: 'paid', effectKey: payKey(paymentId), amountMinor: amount, currency: code };
    }
    case 'refund.succeeded': {
      const { paymentId, refundId, amountMinor: amount, currency: code } = message.data;
      const effectKey = refundKey(refundId);
      const paymentEffectKey = payKey(paymentId);
      return { ...base, kind: 'refunded', effectKey, paymentEffectKey, amountMinor: amount, currency: code };
    }
    case 'payment.failed':
      return { ...base, kind: 'failed' };
    case 'link.expired':
      return { ...base, kind: 'expired' };
  }
};

const malformed = (issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]) =>
  ({
    ok: false,
    why: 'malformed',
    fields: issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })),
  }) satisfies Verification;

const readBody = (eventId: string, body: Uint8Array, now: Instant): Verification => {
  const json = parseJsonBytes(body);
  if (json === undefined)
    return malformed([{ path: [], message: 'not JSON in UTF-8, or a key stands twice' }]);
  const head = envelope.safeParse(json);
  if (!head.success) return malformed(head.error.issues);
  const { type } = head.data;
  if (!knownTypes.has(type)) return { ok: true, event: { kind: 'unsupported', eventId, type } };
  const message = standardMessage.safeParse(json);
  return message.success
    ? { ok: true, event: eventOf(eventId, message.data, now) }
    : malformed(message.error.issues);
};

/**
 * Standard Webhooks (standardwebhooks.com): HMAC-SHA256 over `id.timestamp.body`, ± 300 s, several signatures
 * and secrets during a rotation. The bridge for bank transfers, and the local sandbox.
 */
export const standard: Provider = {
  key: 'standard',
  contentTypes: ['application/json'],
  successBody: 'ok',
  secretIssue: standardSecretIssue,
  verify: async ({ headers, body, secrets, now }) => {
    const head = readStandardHeaders(headers, now);
    if (head === null) return { ok: false, why: 'unverified' };
    const { id, timestamp, signatures } = head;
    const isSigned = await isSignedStandard({ id, timestamp, body }, signatures, secrets);
    return isSigned ? readBody(id, body, now) : { ok: false, why: 'unverified' };
  },
  createLink: async ({ reference, amountMinor: amount, currency: code, title, returnUrl, config }) => {
    if (config.payPageUrl === '') return { ok: false, why: 'not-configured' };
    // The page's parameters are informative; the signed message's amount is compared with the link's row.
    const url = new URL(`${config.payPageUrl}/${encodeURIComponent(reference)}`);
    url.search = new URLSearchParams({
      amount: String(amount),
      currency: code,
      title,
      return: returnUrl,
    }).toString();
    return { ok: true, url: url.toString() };
  },
};
