import { expect, it } from 'vitest';
import { retryAt } from '#schedule/retry';
import { moment } from '#test/kit/rules';

it('a retry comes later each time and ends', () => {
  const now = moment('2026-03-02');
  const minutes = [1, 2, 3, 4, 5].map((attempts) => ((retryAt(now, attempts, 0) ?? now) - now) / 60_000);
  expect(minutes).toEqual([1, 5, 30, 120, 360]);
  expect(retryAt(now, 6, 0)).toBeNull();
  expect(retryAt(now, 1, 0.999)).toBeLessThanOrEqual(now + 72_000);
});
