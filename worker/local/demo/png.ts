/** A picture by the colour of each of its places. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue, 0 to 255. */
  readonly colourAt: (x: number, y: number) => readonly [number, number, number];
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const tableEntry = (value: number): number => {
  let crc = value;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? 0xed_b8_83_20 ^ (crc >>> 1) : crc >>> 1;
  return crc >>> 0;
};
const crcTable = Array.from({ length: 256 }, (_, value) => tableEntry(value));

const crcOf = (bytes: readonly number[] | Uint8Array): number => {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
};

const bigEndian = (value: number): readonly number[] => [
  (value >>> 24) & 0xff,
  (value >>> 16) & 0xff,
  (value >>> 8) & 0xff,
  value & 0xff,
];

const chunk = (name: string, data: readonly number[]): readonly number[] => {
  const named = [...Array.from(name, (letter) => letter.charCodeAt(0)), ...data];
  return [...bigEndian(data.length), ...named, ...bigEndian(crcOf(named))];
};

const compressed = async (bytes: Uint8Array<ArrayBuffer>): Promise<readonly number[]> => {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return [...new Uint8Array(await new Response(stream).arrayBuffer())];
};

/** The picture as a PNG with eight bits a colour. */
export const bytesFrom = async ({ width, height, colourAt }: Picture): Promise<Uint8Array<ArrayBuffer>> => {
  const rows = new Uint8Array(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rows.set(colourAt(x, y), y * (1 + width * 3) + 1 + x * 3);
  return Uint8Array.from([
    ...signature,
    ...chunk('IHDR', [...bigEndian(width), ...bigEndian(height), 8, 2, 0, 0, 0]),
    ...chunk('IDAT', await compressed(rows)),
    ...chunk('IEND', []),
  ]);
};
