import { cancelBody } from '#files/read-head';
import type { FileBody, FileStorage, PutOutcome } from '#files/storage';

/** The part of R2's message that says that the bytes have another digest than was said. */
const digestDiffers = /checksum|10037|BadDigest/i;

/** Most names of one deletion. */
const removedMax = 1000;

/** What the platform says of a body of another length than was said. */
const lengthDiffers = /FixedLengthStream/;

const feed = async (
  writable: WritableStream<Uint8Array>,
  { head, rest }: FileBody,
  signal: AbortSignal,
): Promise<void> => {
  const writer = writable.getWriter();
  await writer.write(head);
  writer.releaseLock();
  // The platform moves the rest by itself: the bytes pass through no script.
  await rest.pipeTo(writable, { signal });
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const putIn =
  (bucket: R2Bucket): FileStorage['put'] =>
  async (name, body, { size, type, sha256 }) => {
    const { readable, writable } = new FixedLengthStream(size);
    const given = new AbortController();
    // Whichever side fails first fails the other too.
    let hasBodyFailed = false;
    const feeding = feed(writable, body, given.signal).catch(() => {
      hasBodyFailed = true;
    });
    const outcomeOf = (error: unknown): PutOutcome => {
      const message = messageOf(error);
      if (digestDiffers.test(message)) return 'damaged';
      return hasBodyFailed || lengthDiffers.test(message) ? 'cut' : 'away';
    };
    let outcome: PutOutcome = 'stored';
    try {
      await bucket.put(name, readable, { sha256, httpMetadata: { contentType: type } });
    } catch (error) {
      outcome = outcomeOf(error);
      // A storage that failed before it read would leave the body waiting for a reader.
      given.abort();
      await cancelBody(readable);
    }
    await feeding;
    return outcome;
  };

/** Files in an R2 bucket. */
export const r2Storage = (bucket: R2Bucket): FileStorage => ({
  put: putIn(bucket),
  get: async (name, range) => {
    try {
      return await bucket.get(name, range === undefined ? {} : { range });
    } catch {
      return 'away';
    }
  },
  remove: async (names) => {
    try {
      await bucket.delete([...names].slice(0, removedMax));
      return true;
    } catch {
      return false;
    }
  },
  list: async (after, limit) => {
    try {
      const { objects, truncated } = await bucket.list({
        limit,
        ...(after === null ? {} : { startAfter: after }),
      });
      return {
        objects: objects.map(({ key, uploaded }) => ({ name: key, uploadedAt: uploaded.getTime() })),
        isLast: !truncated,
      };
    } catch {
      return 'away';
    }
  },
});
