import type { Instant } from '#domain/time/day';
import type { Currency } from '#domain/money/money';

/** A provider's message in the application's terms. */
interface EventBase {
  /** Delivery key: the same on every repeat of one message. */
  readonly eventId: string;
  /** The reference of the message's payment link. */
  readonly reference: string;
  readonly occurredAt: Instant;
}

/** A movement of money. `effectKey` identifies it, so that it is booked once whichever message reports it. */
interface MoneyEvent extends EventBase {
  readonly effectKey: string;
  /** Above 0 for payments and refunds, in minor units. */
  readonly amountMinor: number;
  /** As the provider wrote it. Money in an unknown currency is parked for the staff. */
  readonly currency: string;
}

export interface PaidEvent extends MoneyEvent {
  readonly kind: 'paid';
}

export interface RefundedEvent extends MoneyEvent {
  readonly kind: 'refunded';
  /** Effect key of the refunded payment. */
  readonly paymentEffectKey: string;
}

/** An attempt that failed, or a link that can no longer be paid: no money moved. */
export interface QuietEvent extends EventBase {
  readonly kind: 'failed' | 'expired';
}

/** A message without an action; it is recorded. */
export interface UnsupportedEvent {
  readonly kind: 'unsupported';
  readonly eventId: string;
  readonly type: string;
}

export type ProviderEvent = PaidEvent | RefundedEvent | QuietEvent | UnsupportedEvent;

/** A received message. The body is the signed bytes. */
export interface Delivery {
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
  /** The valid secrets: two during a rotation. */
  readonly secrets: readonly string[];
  readonly now: Instant;
}

/**
 * `unverified`: no valid signature or outside the time tolerance. `malformed`: signed, but not in the documented form.
 */
export type Verification =
  | { readonly ok: true; readonly event: ProviderEvent }
  | { readonly ok: false; readonly why: 'unverified' }
  | { readonly ok: false; readonly why: 'malformed'; readonly fields: readonly MalformedField[] };

export interface MalformedField {
  readonly path: string;
  readonly message: string;
}

/** A payment link to create. Its row is written before the provider is called. */
export interface LinkRequest {
  /** The same for every try of one link, so that the provider creates it once. */
  readonly idempotencyKey: string;
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly title: string;
  /** Where the customer goes after paying. */
  readonly returnUrl: string;
  readonly config: ProviderConfig;
}

/** The shop's settings of a provider, as text. */
export interface ProviderConfig {
  /** URL of the payment page without a trailing slash; empty when there is none. */
  readonly payPageUrl: string;
}

export type LinkOutcome =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly why: 'not-configured' };

/** A payment provider. */
export interface Provider {
  /** Its name in `/webhooks/:provider` and in effect keys. */
  readonly key: string;
  /** Content types of its messages; any other is refused unread. */
  readonly contentTypes: readonly string[];
  /** Response body that the provider accepts as success. */
  readonly successBody: string;
  /** Why a secret is unusable, without the secret itself; null for a usable one. */
  readonly secretIssue: (secret: string) => string | null;
  /** Never throws, whatever the input. */
  readonly verify: (delivery: Delivery) => Promise<Verification>;
  /** Throws when the provider is unreachable. */
  readonly createLink: (request: LinkRequest) => Promise<LinkOutcome>;
}
