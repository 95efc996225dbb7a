import { dayMs } from '#domain/time/day';

/**
 * How long rows stay that only serve repeats and supervision, in ms. Jobs, history, money and notices stay for good.
 *
 * - `idempotency`: a browser keeps what was not answered, and may come back with it after a holiday. A row is short:
 *   of an answer only the job's version stays.
 * - `session`, `verification`: after they ended nobody can use them.
 * - `tickRun`: what cron did lately.
 * - `inbox`: providers repeat a message for days at most. A longer memory tells a reused id from a repeat.
 */
export const retentionMs = {
  idempotency: 30 * dayMs,
  session: dayMs,
  verification: dayMs,
  tickRun: 7 * dayMs,
  inbox: 400 * dayMs,
} as const;

export type Retained = keyof typeof retentionMs;
