import type { Context, MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import type { RefusalCode, RefusalDetails } from '#domain/refusal';
import { fieldIssues } from '#contract/field-issues';
import { parseJsonBytes } from '#contract/json-text';
import type { AppEnv } from '#http/house';
import { problemOf } from '#http/problem';
import { isContentType, readBody } from '#http/read-body';

/** Largest body of the API. */
const bodyBytesMax = 256 * 1024;

/** What a POST may carry besides its body. */
export interface KeyHeader {
  readonly 'idempotency-key'?: string;
  /** `ges_...`: the requests of one gesture share it, and undo takes them back together. */
  readonly gesture?: string;
  /** Names, by commas, of the tab's own operations that the base version does not hold: they are no conflict. */
  readonly 'own-operations'?: string;
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

const refused = (c: Context<AppEnv>, code: RefusalCode, details: RefusalDetails = {}): Response =>
  problemOf(c, { code, details });

/** Reads and checks a JSON body: type, size counted in bytes, UTF-8, JSON, then the strict schema. */
export const body =
  <Schema extends z.ZodType>(schema: Schema): MiddlewareHandler<AppEnv, string, BodyInput<Schema>> =>
  async (c, next) => {
    if (!isContentType(c.req.header('content-type'), ['application/json']))
      return refused(c, 'unsupported-media-type');
    const bytes = await readBody(c.req.raw, bodyBytesMax);
    if (bytes === null) return refused(c, 'body-too-large', { limit: bodyBytesMax });
    const value = parseJsonBytes(bytes);
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
