import type { Instant } from '#domain/time/day';

/** Money of a provider's message that found no milestone. */
export interface UnmatchedMoney {
  readonly provider: string;
  readonly eventId: string;
  readonly bodyHash: string;
  readonly effectKey: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly reference: string | null;
  readonly occurredAt: Instant;
  readonly why: string;
}
