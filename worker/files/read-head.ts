import type { FileBody } from '#files/storage';

/**
 * Reads a body until its first `bytes` are known; what follows stays a stream. A shorter body gives what there is. Null
 * for a body that broke.
 */
export const readHead = async (body: ReadableStream<Uint8Array>, bytes: number): Promise<FileBody | null> => {
  const reader = body.getReader();
  let head = new Uint8Array(0);
  try {
    while (head.byteLength < bytes) {
      const { done, value } = await reader.read();
      if (done) break;
      const longer = new Uint8Array(head.byteLength + value.byteLength);
      longer.set(head);
      longer.set(value, head.byteLength);
      head = longer;
    }
  } catch {
    return null;
  } finally {
    reader.releaseLock();
  }
  return { head, rest: body };
};

/** Gives up a body that is not stored, so that its sender stops. */
export const cancelBody = async (body: ReadableStream): Promise<void> => {
  await body.cancel().catch(() => undefined);
};
