import type { Instant } from '#domain/time/day';
import type { WebhookRefusals } from '#store/money/arrivals';

/** The database's figures for /healthz. */
export interface HealthFigures {
  readonly lastTickAt: Instant | null;
  readonly oldestUndeliveredAt: Instant | null;
  readonly databaseBytes: number | null;
  readonly webhookRefusals: readonly WebhookRefusals[];
}
