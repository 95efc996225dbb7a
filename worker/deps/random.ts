const bytes = new Uint8Array(512);
let used = bytes.length;

/**
 * A random fraction, 0 to less than 1, in steps of 1/256. Bytes are requested in bulk, because each call of
 * the platform costs time.
 */
export const randomFraction = (): number => {
  if (used === bytes.length) {
    crypto.getRandomValues(bytes);
    used = 0;
  }
  const byte = bytes[used] ?? 0;
  used += 1;
  return byte / 256;
};
