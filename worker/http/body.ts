import type { Context, MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import type { RefusalCode, RefusalDetails } from '#domain/refusal';
import { fieldIssues } from '#contract/field-issues';
import { parseJsonBytes } from '#contract/json-text';
import type { AppEnv, ReadJson } from '#http/house';
import { problemOf } from '#http/problem';
import { isContentType, readBody } from '#http/read-body';

/** Largest body of the API. */
const bodyBytesMax = 256 * 1024;

/** What a POST may carry besides its body. */
export interface KeyHeader {
  readonly 'idempotency-key'?: string;
  /** `ges_...`: the requests of one gesture share it, and undo takes them back together. */
  readonly gesture?: string;
}

interface BodyInput<Schema extends z.ZodType> {
  in: { json: z.input<Schema>; header?: KeyHeader };
  out: { json: z.output<Schema>; header: KeyHeader };
}

type Text<Value> = { [Name in keyof Value]?: string };

interface QueryInput<Schema extends z.ZodType> {
  in: { query: Text<z.input<Schema>> };
  out: { query: z.output<Schema> };
}

const isJson = (c: Context<AppEnv>): boolean =>
  isContentType(c.req.header('content-type'), ['application/json']);

/** Reads a JSON body once, for whoever asks first; undefined where the request does not send JSON. */
export const readJson = async (c: Context<AppEnv>): Promise<ReadJson | undefined> => {
  if (!isJson(c)) return undefined;
  const before = c.get('readBody');
  if (before !== undefined) return before;
  const bytes = await readBody(c.req.raw, bodyBytesMax);
  const read = { bytes, value: bytes === null ? undefined : parseJsonBytes(bytes) };
  c.set('readBody', read);
  return read;
};

const refused = (c: Context<AppEnv>, code: RefusalCode, details: RefusalDetails = {}): Response =>
  problemOf(c, { code, details });

/** Reads and checks a JSON body: type, size counted in bytes, UTF-8, JSON, then the strict schema. */
export const body =
  <Schema extends z.ZodType>(schema: Schema): MiddlewareHandler<AppEnv, string, BodyInput<Schema>> =>
  async (c, next) => {
    const read = await readJson(c);
    if (read === undefined) return refused(c, 'unsupported-media-type');
    const { bytes, value } = read;
    if (bytes === null) return refused(c, 'body-too-large', { limit: bodyBytesMax });
    if (value === undefined) return refused(c, 'invalid-json');
    const parsed = schema.safeParse(value, { reportInput: true });
    if (!parsed.success) return refused(c, 'invalid-input', { fields: fieldIssues(parsed.error) });
    c.set('bodyBytes', bytes);
    c.req.addValidatedData('json', Object(parsed.data));
    await next();
  };

/** Checks the query string against its strict schema. */
export const query =
  <Schema extends z.ZodType>(schema: Schema): MiddlewareHandler<AppEnv, string, QueryInput<Schema>> =>
  async (c, next) => {
    const parsed = schema.safeParse(c.req.query(), { reportInput: true });
    if (!parsed.success) return refused(c, 'invalid-input', { fields: fieldIssues(parsed.error) });
    c.req.addValidatedData('query', Object(parsed.data));
    await next();
  };
