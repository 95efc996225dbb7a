import type { Instant } from '#domain/time/day';

/** The money of a provider's message that matched no milestone. */
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
