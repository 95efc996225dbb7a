import { describe, expect, it } from 'vitest';
import { chunkBySize } from '../../../admin/api/chunk-by-size.ts';

const bytesOf = (sent: unknown): number => new TextEncoder().encode(JSON.stringify(sent)).length;

/** The server's limit of a request body. */
const bodyBytesMax = 256 * 1024;

describe('requests of many items', () => {
  it('hold no more items, and no more bytes, than the server takes, in their order', () => {
    const items = Array.from({ length: 250 }, (_, at) => ({ at, note: at < 100 ? '长'.repeat(2000) : 'x' }));
    const batches = chunkBySize(items, { itemsMax: 100, sent: (item) => item });
    expect(batches.flat()).toEqual(items);
    expect(Math.max(...batches.map((batch) => batch.length))).toBe(100);
    for (const batch of batches) expect(bytesOf(batch)).toBeLessThan(bodyBytesMax);
  });

  it('give an item that is too large alone a request of its own, so that it keeps no other out', () => {
    const large = 'x'.repeat(300_000);
    const batches = chunkBySize(['a', large, 'b'], { itemsMax: 100, sent: (item) => item });
    expect(batches).toEqual([['a'], [large], ['b']]);
  });
});
