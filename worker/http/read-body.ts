/** Reads a body up to a cap, counted on the bytes that come and not on what the header claims; null beyond it. */
export const readBody = async (
  request: Request,
  bytesMax: number,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  if (request.body === null) return new Uint8Array(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.byteLength;
    if (length > bytesMax) return null;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
};

// A half of a surrogate pair is no UTF-8, the database ends a text at a zero, and a key that means an object's
// prototype is dropped in silence: none comes back as it was sent.
const unkeepable = /(?<!\\)(?:\\\\)*\\u(?:d[89a-f]|0000)|"__proto__":/;

/** JSON of UTF-8 bytes; undefined for invalid UTF-8, malformed JSON, and text that could not be kept as it is. */
export const parseJson = (bytes: Uint8Array): unknown => {
  try {
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    );
    return unkeepable.test(JSON.stringify(value)) ? undefined : value;
  } catch {
    return undefined;
  }
};

/** SHA-256 in hex. */
export const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
