import type { Instant } from '#domain/time/day';
import type { Currency } from '#domain/money/money';

/** What a provider's message says of the world, in the house's words. */
interface EventBase {
  /** Delivery key: the same on every repeat of one message. */
  readonly eventId: string;
  /** The reference of the payment link that the message speaks of. */
  readonly reference: string;
  readonly occurredAt: Instant;
}

/** Money that moved; `effectKey` names it in the world, so that it is booked once whatever message tells of it. */
interface MoneyEvent extends EventBase {
  readonly effectKey: string;
  /** Above 0 either way, in minor units. */
  readonly amountMinor: number;
  /** As the provider wrote it: a currency that the house does not know goes to the staff with its money. */
  readonly currency: string;
}

export interface PaidEvent extends MoneyEvent {
  readonly kind: 'paid';
}

export interface RefundedEvent extends MoneyEvent {
  readonly kind: 'refunded';
  /** Effect key of the payment that is taken back. */
  readonly paymentEffectKey: string;
}

/** An attempt that failed, or a link that can no longer be paid: no money moved. */
export interface QuietEvent extends EventBase {
  readonly kind: 'failed' | 'expired';
}

/** A message that the house does not act on; it is recorded. */
export interface UnsupportedEvent {
  readonly kind: 'unsupported';
  readonly eventId: string;
  readonly type: string;
}

export type ProviderEvent = PaidEvent | RefundedEvent | QuietEvent | UnsupportedEvent;

/** One message as it came in; the body is what was signed, byte for byte. */
export interface Delivery {
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
  /** The secrets that hold now: two while one takes the other's place. */
  readonly secrets: readonly string[];
  readonly now: Instant;
}

/** `unverified`: not signed by the provider, or not now. `malformed`: signed, and not what the provider documents. */
export type Verification =
  | { readonly ok: true; readonly event: ProviderEvent }
  | { readonly ok: false; readonly why: 'unverified' }
  | { readonly ok: false; readonly why: 'malformed'; readonly fields: readonly MalformedField[] };

export interface MalformedField {
  readonly path: string;
  readonly message: string;
}

/** A link to be made; the link's row is written before the provider is asked. */
export interface LinkRequest {
  /** The same whenever the provider is asked for the same link: it makes one, however often it is asked. */
  readonly idempotencyKey: string;
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly title: string;
  /** Where the customer goes after paying. */
  readonly returnUrl: string;
  readonly config: ProviderConfig;
}

/** What the shop configured, as text; a provider reads the names it needs. */
export interface ProviderConfig {
  /** Address of the page that takes payments, without a slash at its end; empty where there is none. */
  readonly payPageUrl: string;
}

export type LinkOutcome =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly why: 'not-configured' };

/** A way by which customers pay and their payments are told to us. */
export interface Provider {
  /** Its name in `/webhooks/:provider` and in effect keys. */
  readonly key: string;
  /** Types that its messages have; any other is refused before it is read. */
  readonly contentTypes: readonly string[];
  /** Body of the answer that the provider takes for success. */
  readonly successBody: string;
  /** Why a secret can verify nothing, without the secret itself; null where it can. */
  readonly secretIssue: (secret: string) => string | null;
  /** Never throws on what a sender can send. */
  readonly verify: (delivery: Delivery) => Promise<Verification>;
  /** Throws where the provider cannot be reached. */
  readonly createLink: (request: LinkRequest) => Promise<LinkOutcome>;
}
