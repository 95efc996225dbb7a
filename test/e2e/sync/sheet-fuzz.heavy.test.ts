import { describe, expect, it } from 'vitest';
import { sized } from '../../kit/size.ts';
import { useShop } from '../kit/app-page.ts';
import { fuzzSheet } from './fuzz/run.ts';

const shop = useShop();
/** Actions of each of the two people. */
const actionCount = Number(process.env['FUZZ_ACTIONS'] ?? sized({ small: 10, full: 500 }));
/** A fixed seed on each change; the soak tries others. */
const seed = Number(process.env['FUZZ_SEED'] ?? sized({ small: 20_261_130, full: Date.now() % 1_000_000 }));

describe('two people at one sheet', () => {
  it(
    `type, paste, sort, filter, search, undo and open jobs at random: each text stands where it was typed (seed ${seed})`,
    { timeout: 120_000 + actionCount * 5_000 },
    async () => {
      const [mine, theirs] = [await shop.signedIn(), await shop.signedIn({}, 'chen@example.test')];
      const { outcome, accepted } = await fuzzSheet([mine, theirs], { seed, actionCount });
      expect(outcome).toBe('');
      expect(accepted).toBeGreaterThan(actionCount / 4);
    },
  );
});
