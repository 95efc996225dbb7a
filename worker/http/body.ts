import type { Context, MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import type { RefusalCode, RefusalDetails } from '#domain/refusal';
import type { AppEnv } from '#http/house';
import { problemOf } from '#http/problem';
import { parseJson, readBody } from '#http/read-body';

/** Largest body of the API. */
const bodyBytesMax = 256 * 1024;

/** What a POST may carry besides its body. */
export interface KeyHeader {
  readonly 'idempotency-key'?: string;
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

const isJson = (type: string | undefined): boolean =>
  (type ?? '').split(';')[0]?.trim().toLowerCase() === 'application/json';

/** The issues of a schema as fields with their paths; an unknown field is named by its own path. */
const fieldsOf = ({ issues }: z.ZodError): readonly { readonly path: string; readonly message: string }[] =>
  issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'unknown field' }));
    }
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      // Of several shapes the one that was nearly met tells most.
      const nearest = issue.errors.reduce((best, one) => (one.length < best.length ? one : best));
      return nearest.map((one) => ({ path: [...issue.path, ...one.path].join('.'), message: one.message }));
    }
    return [{ path: issue.path.join('.'), message: issue.message }];
  });

/** Reads and checks a JSON body: type, size counted in bytes, UTF-8, JSON, then the strict schema. */
export const body =
  <Schema extends z.ZodType>(schema: Schema): MiddlewareHandler<AppEnv, string, BodyInput<Schema>> =>
  async (c, next) => {
    if (!isJson(c.req.header('content-type'))) return refused(c, 'unsupported-media-type');
    const bytes = await readBody(c.req.raw, bodyBytesMax);
    if (bytes === null) return refused(c, 'body-too-large', { limit: bodyBytesMax });
    const value = parseJson(bytes);
    if (value === undefined) return refused(c, 'invalid-json');
    const parsed = schema.safeParse(value);
    if (!parsed.success) return refused(c, 'invalid-input', { fields: fieldsOf(parsed.error) });
    c.set('bodyBytes', bytes);
    c.req.addValidatedData('json', Object(parsed.data));
    await next();
  };

/** Checks the query string against its strict schema. */
export const query =
  <Schema extends z.ZodType>(schema: Schema): MiddlewareHandler<AppEnv, string, QueryInput<Schema>> =>
  async (c, next) => {
    const parsed = schema.safeParse(c.req.query());
    if (!parsed.success) return refused(c, 'invalid-input', { fields: fieldsOf(parsed.error) });
    c.req.addValidatedData('query', Object(parsed.data));
    await next();
  };
