import { expect, test } from 'vitest';
import { retryRaces } from '#actions/decide/retry';

/** A timer that does not wait, and records the delays. */
const timerOf = (random: number) => {
  const waits: number[] = [];
  return {
    waits,
    timer: {
      random: () => random,
      wait: async (ms: number) => {
        waits.push(ms);
      },
    },
  };
};

test('a race that is always lost is given up after eight tries', async () => {
  const { timer, waits } = timerOf(0.5);
  let tries = 0;
  const outcome = await retryRaces(timer, async () => {
    tries += 1;
    return null;
  });
  expect([outcome, tries]).toEqual([null, 8]);
  expect(waits).toEqual([15, 30, 60, 120, 240, 480, 960]);
});

test('the first try waits for nothing, and the first success ends it', async () => {
  const { timer, waits } = timerOf(0.5);
  const outcomes = [null, null, 'done', 'again'];
  expect(await retryRaces(timer, async () => outcomes.shift() ?? null)).toBe('done');
  expect(waits).toHaveLength(2);
});

test('writers that lost the same race wait for different times', async () => {
  const [early, late] = [timerOf(0), timerOf(0.99)];
  for (const { timer } of [early, late]) await retryRaces(timer, async () => null);
  expect(Math.max(...early.waits)).toBe(0);
  for (const wait of late.waits) expect(wait).toBeGreaterThan(0);
});

test('what fails is not tried again', async () => {
  let tries = 0;
  const attempt = async (): Promise<null> => {
    tries += 1;
    throw new Error('the database is away');
  };
  await expect(retryRaces(timerOf(0).timer, attempt)).rejects.toThrow('away');
  expect(tries).toBe(1);
});
