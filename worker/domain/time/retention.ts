import { dayMs } from '#domain/time/day';

/**
 * How long (ms) rows are stored that only serve repeated requests and monitoring. Jobs, history, money and
 * notices are never deleted.
 *
 * - `idempotency`: a browser may repeat an unanswered request after a holiday. A row is small: of an answer
 * only the job's version is stored.
 * - `session`, `verification`: nobody can use them after they ended.
 * - `tickRun`: the recent runs of cron.
 * - `inbox`: providers repeat a message for days at most. A longer memory distinguishes a reused id from a
 * repeat.
 */
export const retentionMs = {
  idempotency: 30 * dayMs,
  session: dayMs,
  verification: dayMs,
  tickRun: 7 * dayMs,
  inbox: 400 * dayMs,
} as const;

export type Retained = keyof typeof retentionMs;
