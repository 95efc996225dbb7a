import { hourMs, instant, minuteMs, type Instant } from '#domain/time/day';

const delaysMs = [minuteMs, 5 * minuteMs, 30 * minuteMs, 2 * hourMs, 6 * hourMs] as const;
// Jitter spreads the retries after an outage.
const jitterShare = 0.2;

/**
 * The next try of a notice after its failed try number `attempts` (from 1); null when it is given up.
 * `random` is in [0, 1).
 */
export const retryAt = (now: Instant, attempts: number, random: number): Instant | null => {
  const delayMs = delaysMs[Math.max(attempts, 1) - 1];
  return delayMs === undefined ? null : instant(now + Math.round(delayMs * (1 + jitterShare * random)));
};
