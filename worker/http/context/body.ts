import type { Context } from 'hono';
import { z } from 'zod';
import { fieldIssues } from '#contract/field-issues';
import { parseJsonBytes } from '#contract/json-text';
import { jobListQuery, type JobListQuery } from '#contract/sheet/job-list';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { AppEnv, JsonBody } from '#http/context/app-deps';

/** Whether a content-type header names one of the types, whatever its parameters. */
export const isContentType = (header: string | undefined, types: readonly string[]): boolean =>
  types.includes((header ?? '').split(';')[0]?.trim().toLowerCase() ?? '');

/** Reads a body up to a limit of received bytes, whatever the header claims; null beyond it. */
export const readBody = async (
  request: Request,
  bytesMax: number,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  if (request.body === null) return new Uint8Array(0);
  const declared = request.headers.get('content-length');
  if (declared !== null && Number(declared) <= bytesMax) {
    // Read at once, where the length is known to be within the limit, and still measured.
    const whole = new Uint8Array(await request.arrayBuffer());
    return whole.byteLength > bytesMax ? null : whole;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.byteLength;
    if (length > bytesMax) return null;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
};

/** SHA-256 in hex. */
export const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Largest request body of the API, bytes. */
const bodyBytesMax = 256 * 1024;

const isNone = (schema: z.ZodType): boolean => schema instanceof z.ZodUndefined;

const parse = <Schema extends z.ZodType>(schema: Schema, value: unknown): Result<z.output<Schema>> => {
  const parsed = schema.safeParse(value, { reportInput: true });
  return parsed.success
    ? succeed(parsed.data)
    : refuse('invalid-input', { fields: fieldIssues(parsed.error) });
};

/** Reads a JSON body once and caches it; undefined when the request's content type is not JSON. */
export const readBodyOnce = async (c: Context<AppEnv>): Promise<JsonBody | undefined> => {
  if (!isContentType(c.req.header('content-type'), ['application/json'])) return undefined;
  const before = c.get('readBody');
  if (before !== undefined) return before;
  const bytes = await readBody(c.req.raw, bodyBytesMax);
  const read = { bytes, value: bytes === null ? undefined : parseJsonBytes(bytes) };
  c.set('readBody', read);
  return read;
};

/**
 * Reads and validates a JSON body: content type, size in bytes, UTF-8, JSON, then the strict schema. A route
 * without a body reads nothing.
 */
export const readJson = async <Schema extends z.ZodType>(
  c: Context<AppEnv>,
  schema: Schema,
): Promise<Result<z.output<Schema>>> => {
  if (isNone(schema)) return parse(schema, undefined);
  const read = await readBodyOnce(c);
  if (read === undefined) return refuse('unsupported-media-type');
  const { bytes, value } = read;
  if (bytes === null) return refuse('body-too-large', { limit: bodyBytesMax });
  if (value === undefined) return refuse('invalid-json');
  c.set('bodyBytes', bytes);
  return parse(schema, value);
};

/** The query of a list of jobs. It is validated once: the session's middleware reads it first, for the list rides along. */
export const readListQuery = (c: Context<AppEnv>): Result<JobListQuery> => {
  const query = c.get('listQuery') ?? parse(jobListQuery, c.req.query());
  c.set('listQuery', query);
  return query;
};

/** Validates the query string by its strict schema; a route without a query accepts any. */
export const readQuery = <Schema extends z.ZodType>(
  c: Context<AppEnv>,
  schema: Schema,
): Result<z.output<Schema>> => parse(schema, isNone(schema) ? undefined : c.req.query());
