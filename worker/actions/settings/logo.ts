import { fieldIssue, type FieldIssue } from '#domain/texts/field-texts';

const bytesMax = 100 * 1024;
const dataUrl = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/]+={0,2})$/;

/** The first bytes of each kind of picture: the name in the address is the sender's word. */
const beginnings: Readonly<Record<string, readonly number[]>> = {
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  jpeg: [0xff, 0xd8, 0xff],
};

const bytesOf = (encoded: string): string | null => {
  try {
    return atob(encoded);
  } catch {
    return null;
  }
};

/** Why a data URL is no logo: it is no PNG or JPEG, or larger than 100 kB; null where it is one. */
export const logoIssue = (image: string): FieldIssue | null => {
  const [, kind = '', encoded = ''] = dataUrl.exec(image) ?? [];
  const bytes = bytesOf(encoded);
  const beginning = beginnings[kind];
  const isPicture =
    bytes !== null &&
    beginning !== undefined &&
    bytes.length <= bytesMax &&
    beginning.every((byte, index) => bytes.codePointAt(index) === byte);
  return isPicture ? null : fieldIssue('image', 'not-an-image');
};
