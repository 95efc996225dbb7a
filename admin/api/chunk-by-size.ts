/** Bytes. Below the server's limit of 256 KiB a request, with room for the JSON around the items. */
const batchBytesMax = 200_000;

const encoder = new TextEncoder();

const bytesOf = (sent: unknown): number => encoder.encode(JSON.stringify(sent)).length + 1;

interface BatchLimits<Item> {
  /** Most items of one request. */
  readonly itemsMax: number;
  /** The part of an item that is sent. */
  readonly sent: (item: Item) => unknown;
}

/**
 * Splits items into requests within the limits of items and bytes, in order; a single item above the byte
 * limit gets a request of its own.
 */
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
