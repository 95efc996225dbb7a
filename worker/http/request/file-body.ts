import type { Context } from 'hono';
import { fileBytesMax } from '#domain/files/file-type';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { AppEnv } from '#http/context/app-deps';

/** A body that is a file, with what its sender says of it. */
export interface SentFile {
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
  readonly body: ReadableStream<Uint8Array>;
}

const megabyte = 1024 * 1024;
const digestBytes = 32;
const digestPattern = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/;

/** The SHA-256 of a `Content-Digest` header (RFC 9530) in hex; null without one. */
const digestIn = (header: string | undefined): string | null => {
  const [, encoded] = digestPattern.exec(header ?? '') ?? [];
  if (encoded === undefined) return null;
  const bytes = Array.from(atob(encoded), (character) => character.charCodeAt(0));
  if (bytes.length !== digestBytes) return null;
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/**
 * The file of a request. Its length is needed beforehand, for the storage takes no body of unknown length; one that is
 * too long is refused before a byte is read, and the storage's stream refuses bytes beyond the declared ones.
 */
export const sentFile = (c: Context<AppEnv>, bytesMax: number = fileBytesMax): Result<SentFile> => {
  const length = c.req.header('content-length');
  if (length === undefined || !/^\d{1,15}$/.test(length)) return refuse('length-required');
  const size = Number(length);
  if (size > bytesMax) return refuse('file-too-large', { mb: String(bytesMax / megabyte) });
  const sha256 = digestIn(c.req.header('content-digest'));
  if (sha256 === null) return refuse('invalid-input', { fields: [fieldIssue('Content-Digest', 'required')] });
  const { body } = c.req.raw;
  return body === null || size === 0 ? refuse('file-cut') : succeed({ size, sha256, body });
};

/** `bytes=0-99` of a file of so many bytes; null for no range, and for one that the answer leaves out of account. */
export const rangeIn = (
  header: string | undefined,
  size: number,
): { readonly offset: number; readonly length: number } | null => {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  const offset = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size : Math.min(size, Number(to) + 1);
  return offset < end ? { offset, length: end - offset } : null;
};
