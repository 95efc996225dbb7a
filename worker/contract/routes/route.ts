import { z } from 'zod';

/** The schema of a route without a query or without a body. */
export const none = z.undefined();

/**
 * One route of the API, declared once: the handler's types, the OpenAPI document, the typed client and the
 * allowed methods of a path are derived from it.
 */
export interface Route<
  Path extends string = string,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'post' | 'patch' | 'put';
  /** In OpenAPI form: `/api/jobs/{id}`. */
  readonly path: Path;
  readonly summary: string;
  /** An object schema of the query parameters. */
  readonly query: Query;
  /** The schema of the JSON body. */
  readonly body: Body;
  /** 101: a WebSocket, and `answer` is the schema of its messages. */
  readonly status: 200 | 201 | 101;
  readonly answer: Answer;
  /** Content type of an answer that is not JSON. */
  readonly answerType?: string;
  /** True for the few routes that need no session. */
  readonly isOpen?: true;
  /** True when the route takes an Idempotency-Key. */
  readonly takesKey?: true;
  /** True when the body is signed bytes, which the handler verifies. */
  readonly hasRawBody?: true;
}

/** Common properties of reading routes. */
export const read = { method: 'get', query: none, body: none, status: 200 } as const;

/** Common properties of writing routes. */
export const write = { method: 'post', query: none, status: 200, takesKey: true } as const;

/** Common properties of writing routes whose repeats change nothing by themselves. */
export const writeWithoutKey = { method: 'post', query: none, status: 200 } as const;

/** The parameter names in a path. */
export type ParameterOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterOf<Rest>
  : never;

/** A path in Hono's form: `/api/jobs/:id`. */
export const colonPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');
