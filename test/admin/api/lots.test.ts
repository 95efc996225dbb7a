import { describe, expect, it } from 'vitest';
import { createJobQueue } from '../../../admin/sync/job-queue.ts';
import { inLots } from '../../../admin/api/lots.ts';
import { patchMany } from '../../../admin/sync/patch-many.ts';

const bytesOf = (sent: unknown): number => new TextEncoder().encode(JSON.stringify(sent)).length;

/** What the server takes in one body. */
const bodyBytesMax = 256 * 1024;

describe('requests of many items', () => {
  it('hold no more items, and no more bytes, than the server takes, in their order', () => {
    const items = Array.from({ length: 250 }, (_, at) => ({ at, note: at < 100 ? '长'.repeat(2000) : 'x' }));
    const lots = inLots(items, { itemsMax: 100, sent: (item) => item });
    expect(lots.flat()).toEqual(items);
    expect(Math.max(...lots.map((lot) => lot.length))).toBe(100);
    for (const lot of lots) expect(bytesOf(lot)).toBeLessThan(bodyBytesMax);
  });

  it('give an item that is too large alone a request of its own, so that it keeps no other out', () => {
    const large = 'x'.repeat(300_000);
    const lots = inLots(['a', large, 'b'], { itemsMax: 100, sent: (item) => item });
    expect(lots).toEqual([['a'], [large], ['b']]);
  });

  it('of edits go in as many bodies as their texts need', async () => {
    const sizes: number[] = [];
    const patches = Array.from({ length: 60 }, (_, at) => ({
      jobId: `job_${at}`,
      patch: { facts: { note: '长'.repeat(4000) } },
      since: 1,
    }));
    const outcomes = patchMany(
      createJobQueue(),
      patches,
      async (lot) => {
        sizes.push(bytesOf(lot));
        return lot.map(({ jobId }) => ({
          jobId,
          ok: true,
          status: 200,
          version: 2,
          code: null,
          detail: null,
        }));
      },
      () => ({ type: '', title: '', status: 0, code: 'network', detail: '', requestId: '' }),
    );
    const all = await Promise.all(outcomes.values());
    expect([all.length, all.every(({ ok }) => ok)]).toEqual([60, true]);
    expect(sizes.length).toBeGreaterThan(2);
    for (const size of sizes) expect(size).toBeLessThan(bodyBytesMax);
  });
});
