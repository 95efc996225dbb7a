/** Below the 256 KiB that the server takes in one request, with room for what is around the items. */
const batchBytesMax = 200_000;

const encoder = new TextEncoder();

const bytesOf = (sent: unknown): number => encoder.encode(JSON.stringify(sent)).length + 1;

interface BatchLimits<Item> {
  /** Items that one request takes. */
  readonly itemsMax: number;
  /** What of an item goes over the wire. */
  readonly sent: (item: Item) => unknown;
}

/** Items in requests of at most so many items and bytes, in their order; one that is too large alone goes by itself. */
export const chunkBySize = <Item>(
  items: readonly Item[],
  { itemsMax, sent }: BatchLimits<Item>,
): readonly (readonly Item[])[] => {
  const batches: Item[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = bytesOf(sent(item));
    const current = batches.at(-1);
    if (current === undefined || current.length >= itemsMax || bytes + size > batchBytesMax) {
      batches.push([item]);
      bytes = size;
    } else {
      current.push(item);
      bytes += size;
    }
  }
  return batches;
};
