import type { Context } from 'hono';
import { findFile, readFile, saveThumb } from '#actions/files/read-file';
import { uploadFile } from '#actions/files/upload-file';
import { fileRoutes } from '#contract/routes/jobs';
import { kindOfType, thumbBytesMax } from '#domain/files/file-type';
import { refuse } from '#domain/texts/refusal';
import { problemOf } from '#http/answers/problem';
import { isHeld } from '#http/answers/tagged';
import type { AppEnv } from '#http/context/app-deps';
import { readBody } from '#http/context/body';
import { rangeIn, sentFile } from '#http/request/file-body';
import { on, type ServedRoute } from '#http/request/serve-routes';
import type { FileRow } from '#store/jobs/rows/files';

/** A picture that somebody opens by itself runs nothing and reaches nothing. */
const sandboxed = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
/**
 * Browsers show a PDF by a page of their own, which a sandbox or a policy of sources would keep from running. It has its
 * own origin, and `nosniff` keeps the file from being read as anything else.
 */
const ofPdf = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The name in the form of RFC 8187, in which no character of it can end the header. */
const disposition = (name: string): string =>
  `inline; filename*=UTF-8''${encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )}`;

const send = async (c: Context<AppEnv>, file: FileRow, isThumb: boolean): Promise<Response> => {
  const tag = `"${file.sha256.slice(0, 32)}${isThumb ? '-thumb' : ''}"`;
  c.set('cacheControl', 'private, no-cache');
  c.set('contentPolicy', kindOfType(file.type) === 'pdf' ? ofPdf : sandboxed);
  if (isHeld(c.req.header('if-none-match'), tag)) return c.body(null, 304, { etag: tag });
  const range = isThumb ? null : rangeIn(c.req.header('range'), file.size);
  const read = await readFile(c.get('deps').storage, file, { isThumb, range });
  if (!read.ok) return problemOf(c, read.refusal);
  const { body, isThumb: isSmall } = read.value;
  const headers = {
    'content-type': isSmall ? 'image/jpeg' : file.type,
    'content-disposition': disposition(file.name),
    'accept-ranges': 'bytes',
    // A photo whose small picture is yet to come is asked for again.
    ...(isThumb && !isSmall ? {} : { etag: tag }),
  };
  if (range === null) return c.body(body, 200, headers);
  const last = range.offset + range.length - 1;
  return c.body(body, 206, {
    ...headers,
    'content-range': `bytes ${range.offset}-${last}/${file.size}`,
    'content-length': String(range.length),
  });
};

/** Routes of files. */
export const files: readonly ServedRoute[] = [
  on(fileRoutes.uploadFile, ({ c, ctx, deps, param, query }) => {
    const sent = sentFile(c);
    if (!sent.ok) return sent;
    return uploadFile(ctx, deps.storage, {
      jobId: param('id'),
      ...sent.value,
      key: query.key,
      name: query.name,
      baseVersion: query.baseVersion,
    });
  }),
  on(fileRoutes.readFile, async ({ c, ctx, param, query }) => {
    const file = await findFile(ctx, param('id'));
    return file.ok ? send(c, file.value, query.size === 'thumb') : file;
  }),
  on(fileRoutes.saveThumb, async ({ c, ctx, deps, param }) => {
    const sent = sentFile(c, thumbBytesMax);
    if (!sent.ok) return sent;
    const bytes = await readBody(c.req.raw, thumbBytesMax);
    if (bytes === null) return refuse('file-too-large', { mb: String(thumbBytesMax / 1024 / 1024) });
    return saveThumb(ctx, deps.storage, {
      id: param('id'),
      thumb: { bytes, sha256: sent.value.sha256 },
    });
  }),
];
