import { z } from 'zod';

/** Of a route without a query, or without a body. */
export const none = z.undefined();

/**
 * One route of the API, declared once: the handler's types, its entry in the OpenAPI document, the typed client and the
 * methods that an address allows are all read from here.
 */
export interface Route<
  Path extends string = string,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'post' | 'patch';
  /** With OpenAPI's braces: `/api/jobs/{id}`. */
  readonly path: Path;
  readonly summary: string;
  /** An object of the names in the address after the question mark. */
  readonly query: Query;
  /** Of a JSON body. */
  readonly body: Body;
  /** 101: a socket, and `answer` is what it says. */
  readonly status: 200 | 201 | 101;
  readonly answer: Answer;
  /** Content type of an answer that is no JSON. */
  readonly answerType?: string;
  /** True for the few that need no session. */
  readonly isOpen?: true;
  /** True where a repeat under the same Idempotency-Key is answered and not done again. */
  readonly takesKey?: true;
  /** True where the body is the sender's own bytes, which the handler verifies. */
  readonly hasRawBody?: true;
}

/** What most reading routes share. */
export const read = { method: 'get', query: none, body: none, status: 200 } as const;

/** What most writing routes share. */
export const write = { method: 'post', query: none, status: 200, takesKey: true } as const;

/** The names in a path's braces. */
export type ParameterOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterOf<Rest>
  : never;

/** A path as Hono writes it: `/api/jobs/:id`. */
export const colonPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');
