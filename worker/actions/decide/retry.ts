/** The timer between tries; injected, so that tests need not wait. */
export interface RetryTimer {
  /** In [0, 1). Jitter, so that writers that lost the same race wait for different times. */
  readonly random: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Most tries of one write. Each round commits one of the concurrent writers on a job, so this is also the
 * number of writers that can succeed.
 */
const triesMax = 8;
const firstDelayMs = 30;

/** The delay (ms) before try number `tries`, from 1; its upper bound doubles each time. */
const delayMs = (tries: number, random: number): number => random * firstDelayMs * 2 ** (tries - 1);

/**
 * Loads, decides and commits, and repeats when the commit loses a race; `attempt` returns null for a lost
 * race. Null after the last try: the person gets `too-busy` (503).
 */
export const retryRaces = async <Value>(
  timer: RetryTimer | undefined,
  attempt: () => Promise<Value | null>,
): Promise<Value | null> => {
  for (let tries = 0; tries < triesMax; tries += 1) {
    if (tries > 0) await timer?.wait(delayMs(tries, timer.random()));
    const outcome = await attempt();
    if (outcome !== null) return outcome;
  }
  return null;
};
