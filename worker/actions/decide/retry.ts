/** What waits between tries; injected, so that tests wait no longer than they must. */
export interface RetryTimer {
  /** In [0, 1). Writers that lost the same race wait for different times. */
  readonly random: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** Tries of one write in all. Of writers on one job one commits each round, so this is also how many may meet. */
const triesMax = 8;
const firstDelayMs = 30;

/** How long to wait before try number `tries`, counted from 1: up to twice as long each time. */
const delayMs = (tries: number, random: number): number => random * firstDelayMs * 2 ** (tries - 1);

/**
 * Loads, decides and commits, again while the commit loses its race against another write: `attempt` gives null for a
 * lost race. Null after the last try: the person is told `too-busy` (503).
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
