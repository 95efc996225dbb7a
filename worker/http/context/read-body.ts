/** Whether a content-type header names one of the types, whatever its parameters. */
export const isContentType = (header: string | undefined, types: readonly string[]): boolean =>
  types.includes((header ?? '').split(';')[0]?.trim().toLowerCase() ?? '');

/** Reads a body up to a limit of received bytes, whatever the header claims; null beyond it. */
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

/** SHA-256 in hex. */
export const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
