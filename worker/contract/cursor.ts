/** Where a page of a list ended: the value it is sorted by and the job's number. */
export interface Cursor {
  readonly value: string | number;
  readonly number: number;
}

/** Writes a cursor as clients carry it: base64url of its JSON. */
export const writeCursor = ({ value, number }: Cursor): string => {
  const bytes = new TextEncoder().encode(JSON.stringify([value, number]));
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

/** Reads a cursor; null when this house did not write it. */
export const readCursor = (text: string): Cursor | null => {
  const parts = decoded(text);
  if (!Array.isArray(parts) || parts.length !== 2) return null;
  const value: unknown = parts[0];
  const number: unknown = parts[1];
  if (typeof value !== 'string' && !Number.isSafeInteger(value)) return null;
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return typeof number === 'number' && Number.isSafeInteger(number) ? { value, number } : null;
};
