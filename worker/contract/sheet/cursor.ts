import { sortTermsMax } from './sort.ts';

/** The last row of a page: its sort values, one for each term, and the job's number. */
export interface Cursor {
  readonly values: readonly (string | number)[];
  readonly number: number;
}

/** The text form of a cursor: base64url of its JSON. */
export const writeCursor = ({ values, number }: Cursor): string => {
  const bytes = new TextEncoder().encode(JSON.stringify([...values, number]));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
};

const decoded = (text: string): unknown => {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
      sign.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch {
    return null;
  }
};

const isOrdered = (part: unknown): part is string | number =>
  typeof part === 'string' || (typeof part === 'number' && Number.isFinite(part));

/** Parses a cursor; null for a text that `writeCursor` did not write. */
export const readCursor = (text: string): Cursor | null => {
  const parts = decoded(text);
  if (!Array.isArray(parts) || parts.length < 2 || parts.length > sortTermsMax + 1) return null;
  const number: unknown = parts.at(-1);
  const values = parts.slice(0, -1).filter(isOrdered);
  if (values.length !== parts.length - 1) return null;
  return typeof number === 'number' && Number.isSafeInteger(number) ? { values, number } : null;
};
