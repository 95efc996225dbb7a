import type { Calendar } from '#domain/time/calendar';
import type { Instant } from '#domain/time/day';
import type { Role } from '#domain/rights/rights';
import type { Locale } from '#domain/texts/text';
import type { CommitExtras } from '#store/database/outcomes';
import type { Message, Sending } from '#notify/channel';
import type { Store } from '#store/store';
import type { RetryTimer } from '#actions/decide/retry';

/** Who acts: a member of staff, a provider's webhook, the tick or the customer's own page. */
export interface Actor {
  /** Staff id, or `provider:standard`, `tick`. */
  readonly id: string;
  readonly role: Role | 'system';
}

/** The shop; its zone, hours and closures are in the calendar. */
export interface Shop {
  readonly name: string;
  readonly currency: string;
  readonly address: string;
}

/** The request's idempotency key. Its answer is stored in the batch of its commit. */
export type Once = Omit<NonNullable<CommitExtras['idempotency']>, 'status' | 'answer'>;

/**
 * The dependencies of an action, created once a request by the HTTP layer or the tick. Clock and ids are passed in so
 * that tests control them.
 */
export interface Ctx {
  readonly now: Instant;
  readonly newId: (prefix: string) => string;
  readonly actor: Actor;
  readonly locale: Locale;
  readonly requestId: string;
  /**
   * Groups what a person does at once, over any number of requests and jobs; undo reverts it as a whole. Null for
   * machines.
   */
  readonly operationId: string | null;
  /** Ids of earlier operations of the same tab that the base version does not include. */
  readonly ownOperations?: readonly string[];
  readonly store: Store;
  readonly calendar: Calendar;
  readonly shop: Shop;
  readonly once?: Once;
  /** SHA-256 of a text in UTF-8, as hex. */
  readonly hash: (text: string) => Promise<string>;
  /** Sends one message to one person at once. Never throws. */
  readonly sendMessage: (message: Message) => Promise<Sending>;
  /** Delays between the tries of a commit that lost its race; without it the next try is immediate. */
  readonly retryTimer?: RetryTimer;
}

/** Stores the answer to a request with an idempotency key in the batch of its commit; nothing for a request without one. */
export const idempotencyExtras = ({ once }: Ctx, status: 200 | 201, answer: string): CommitExtras =>
  once === undefined ? {} : { idempotency: { ...once, status, answer } };
