import type { Context } from 'hono';
import { z } from 'zod';
import { fieldIssues } from '#contract/field-issues';
import { parseJsonBytes } from '#contract/json-text';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { AppEnv, JsonBody } from '#http/context/app-deps';
import { isContentType, readBody } from '#http/context/read-body';

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

/** Validates the query string by its strict schema; a route without a query accepts any. */
export const readQuery = <Schema extends z.ZodType>(
  c: Context<AppEnv>,
  schema: Schema,
): Result<z.output<Schema>> => parse(schema, isNone(schema) ? undefined : c.req.query());
