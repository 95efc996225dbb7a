import { uploadFile } from '#actions/files/upload-file';
import type { FactKey } from '#domain/rules/fact';
import type { SeedAction } from '#local/demo/seed-action';

/** Width and height of a picture of the demo, pixels. */
const [width, height] = [240, 160];

const crcTable = Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest % 2 === 1 ? 0xed_b8_83_20 ^ (rest >>> 1) : rest >>> 1;
  return rest >>> 0;
});

const crcOf = (bytes: Uint8Array): number => {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
};

const bigEndian = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const chunk = (name: string, data: Uint8Array): Uint8Array => {
  const named = joined([new TextEncoder().encode(name), data]);
  return joined([bigEndian(data.length), named, bigEndian(crcOf(named))]);
};

/** A band of light over a coloured hall: one byte of filter a row, then three bytes a pixel. */
const pixels = (seed: number): Uint8Array<ArrayBuffer> => {
  const rows = new Uint8Array(height * (1 + width * 3));
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const at = row * (1 + width * 3) + 1 + column * 3;
      const light = 255 - Math.abs(column - (40 + ((seed * 37) % 160)));
      rows.set([light, (light * (120 + (seed % 100))) >> 8, (row + seed * 11) % 200], at);
    }
  return rows;
};

const signature = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const trueColour = [8, 2, 0, 0, 0];

/** A small PNG, another for each seed. */
const paintedPng = async (seed: number): Promise<Uint8Array<ArrayBuffer>> => {
  const stream = new Blob([pixels(seed)]).stream().pipeThrough(new CompressionStream('deflate'));
  const data = new Uint8Array(await new Response(stream).arrayBuffer());
  const header = joined([bigEndian(width), bigEndian(height), Uint8Array.from(trueColour)]);
  return joined([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', new Uint8Array())]);
};

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Adds a picture to an item of files, as an upload does. */
export const addsPicture =
  (item: FactKey, name: string): SeedAction =>
  async ({ ctx, jobId, storage }) => {
    const bytes = await paintedPng(
      Array.from(name).reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0),
    );
    return uploadFile(ctx, storage, {
      jobId,
      key: `${item}/${ctx.newId('').slice(1)}`,
      name: `${name}.png`,
      baseVersion: undefined,
      size: bytes.byteLength,
      sha256: hex(await crypto.subtle.digest('SHA-256', bytes)),
      body: new Blob([bytes]).stream(),
    });
  };
