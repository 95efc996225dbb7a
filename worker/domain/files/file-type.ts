/** The kinds of files that an item of a job may accept. */
export type FileKind = 'image' | 'pdf';

/** A type of file that is kept. */
export interface KnownType {
  readonly type: string;
  readonly kind: FileKind;
}

/** Bytes by which every known type can be told. */
export const headBytes = 16;

/** Most bytes of one file: what a telephone's camera makes, several times over. */
export const fileBytesMax = 20 * 1024 * 1024;

/** Most bytes of the small picture that is shown in place of a photo. */
export const thumbBytesMax = 256 * 1024;

const startsWith = (head: Uint8Array, signature: readonly number[], from = 0): boolean =>
  signature.every((byte, index) => head[from + index] === byte);

const ascii = (word: string): readonly number[] => Array.from(word, (letter) => letter.charCodeAt(0));

const riff = ascii('RIFF');
const webp = ascii('WEBP');
const boxType = ascii('ftyp');
/** Brands of the pictures of iPhones, which browsers but one do not show. */
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'].map(ascii);

const signatures: readonly (KnownType & { readonly bytes: readonly number[] })[] = [
  { type: 'image/jpeg', kind: 'image', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', kind: 'image', bytes: [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/gif', kind: 'image', bytes: ascii('GIF8') },
  { type: 'application/pdf', kind: 'pdf', bytes: ascii('%PDF-') },
];

/**
 * The type of a file by its first bytes: what a browser says of it is not trusted. `heic` is told apart, because its
 * owner can save it in another form. An SVG is not kept: it can carry a script.
 */
export const fileTypeOf = (head: Uint8Array): KnownType | 'heic' | null => {
  const known = signatures.find(({ bytes }) => startsWith(head, bytes));
  if (known !== undefined) return { type: known.type, kind: known.kind };
  if (startsWith(head, riff) && startsWith(head, webp, 8)) return { type: 'image/webp', kind: 'image' };
  const isHeic = startsWith(head, boxType, 4) && heicBrands.some((brand) => startsWith(head, brand, 8));
  return isHeic ? 'heic' : null;
};

/** The kind of a stored type. */
export const kindOfType = (type: string): FileKind => (type === 'application/pdf' ? 'pdf' : 'image');
