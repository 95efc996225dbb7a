import { fileBytesMax, fileTypeOf, headBytes, type FileKind, type KnownType } from '#domain/files/file-type';
import { fileKindTexts, fileRefusals } from '#domain/texts/file-texts';
import { locales, text, type Locale, type Text } from '#domain/texts/text';

/** A picked file as it will be sent. */
export interface PreparedFile {
  readonly bytes: Blob;
  readonly name: string;
  /** The small picture of a photo; null for a PDF. */
  readonly thumb: Blob | null;
  /** The small picture as an address that the page may show. */
  readonly preview: string | null;
}

/** The files that can be sent, or the code and the text of why not. */
export type Preparation =
  | { readonly ok: true; readonly file: PreparedFile }
  | { readonly ok: false; readonly code: keyof typeof fileRefusals; readonly why: Text };

/** Longest side of a photo that is kept, pixels: more shows nothing more on any screen of a shop. */
const photoSideMax = 2560;
const photoQuality = 0.85;
/** Longest side of the small picture: a tile of 88 px on a screen of three pixels a point. */
const thumbSideMax = 264;
const thumbQuality = 0.75;

const megabyte = 1024 * 1024;

const filled = (words: Text, values: Readonly<Record<string, (locale: Locale) => string>>): Text => {
  const inLanguage = (locale: Locale): string =>
    words[locale].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name]?.(locale) ?? '');
  const [en, hans, hant] = locales;
  return text(inLanguage(en), inLanguage(hans), inLanguage(hant));
};

const refusal = (
  code: keyof typeof fileRefusals,
  values: Readonly<Record<string, (locale: Locale) => string>> = {},
): Preparation => ({ ok: false, code, why: filled(fileRefusals[code].text, values) });

const draw = (picture: ImageBitmap, sideMax: number): HTMLCanvasElement => {
  const scale = Math.min(1, sideMax / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) return canvas;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
};

const blobOf = (canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, type, quality));

/** The photo as its camera held it, turned upright; null where the browser has no decoder for it. */
const decoded = async (file: Blob): Promise<ImageBitmap | null> => {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
};

const endings: Readonly<Record<string, RegExp>> = {
  'image/jpeg': /\.(jpe?g|jfif)$/i,
  'image/png': /\.png$/i,
};

/** A name whose ending says what the file has become. */
const namedAs = (name: string, type: string): string => {
  if (endings[type]?.test(name) !== false) return name;
  return `${name.replace(/\.[^.]{1,5}$/, '')}.${type === 'image/png' ? 'png' : 'jpg'}`;
};

const isSmallEnough = ({ width, height }: ImageBitmap): boolean => Math.max(width, height) <= photoSideMax;

/** Scales a photo down and makes its small picture. One that the browser cannot decode is sent as it is. */
const photo = async (file: File, type: KnownType | 'heic'): Promise<PreparedFile | null> => {
  const picture = await decoded(file);
  const name = file.name;
  if (picture === null) return type === 'heic' ? null : { bytes: file, name, thumb: null, preview: null };
  try {
    const thumbCanvas = draw(picture, thumbSideMax);
    const thumb = await blobOf(thumbCanvas, 'image/jpeg', thumbQuality);
    const preview = thumbCanvas.toDataURL('image/jpeg', thumbQuality);
    // A moving picture would stand still if it were drawn.
    const isKept = type !== 'heic' && (isSmallEnough(picture) || type.type === 'image/gif');
    if (isKept) return { bytes: file, name, thumb, preview };
    const target = type !== 'heic' && type.type === 'image/png' ? 'image/png' : 'image/jpeg';
    const scaled = await blobOf(draw(picture, photoSideMax), target, photoQuality);
    const bytes = scaled ?? file;
    return { bytes, name: namedAs(name, target), thumb, preview };
  } finally {
    picture.close();
  }
};

/** Longest name that the server takes. */
const nameMax = 200;

/**
 * Makes a picked file ready: its kind is told by its first bytes, a large photo is scaled down (its long side to 2,560
 * px, upright), and a small picture is made beside it. What the server would refuse is refused here, before it is sent.
 */
export const prepareFile = async (file: File, accepts: readonly FileKind[]): Promise<Preparation> => {
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const type = fileTypeOf(head);
  const kind = type === 'heic' ? 'image' : type?.kind;
  if (type === null || kind === undefined || !accepts.includes(kind))
    return refusal('file-kind', {
      kinds: (locale) =>
        accepts.map((accepted) => fileKindTexts[accepted][locale]).join(locale === 'en' ? ', ' : '、'),
    });
  const prepared =
    kind === 'image' ? await photo(file, type) : { bytes: file, name: file.name, thumb: null, preview: null };
  if (prepared === null) return refusal('file-heic');
  if (prepared.bytes.size > fileBytesMax)
    return refusal('file-too-large', { mb: () => String(fileBytesMax / megabyte) });
  return { ok: true, file: { ...prepared, name: prepared.name.slice(-nameMax) } };
};
