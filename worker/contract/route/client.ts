import type { z } from 'zod';
import type { Problem } from '../jobs/job-answers.ts';
import type { ParameterOf, Route } from './route.ts';

/** The HTTP statuses of refusals. */
export const problemStatuses = [
  400, 401, 403, 404, 405, 409, 410, 411, 413, 415, 422, 426, 429, 500, 503,
] as const;
export type ProblemStatus = (typeof problemStatuses)[number];

/** Optional headers of a POST. */
export interface KeyHeader {
  readonly 'idempotency-key'?: string;
  /** `ges_...`: the requests of one operation share this id, and undo reverts them together. */
  readonly 'operation-id'?: string;
  /** Comma-separated ids of the tab's own operations that the base version does not include: they are no conflict. */
  readonly 'own-operations'?: string;
}

type Texts<Value> = { [Name in keyof Value]?: string };

type ParameterInput<Path extends string> = [ParameterOf<Path>] extends [never]
  ? unknown
  : { param: Record<ParameterOf<Path>, string> };

type QueryInput<Query> = Query extends z.ZodObject ? { query: Texts<z.input<Query>> } : unknown;

type BodyInput<Body> = Body extends z.ZodUndefined
  ? unknown
  : Body extends z.ZodType
    ? { json: z.input<Body>; header?: KeyHeader }
    : unknown;

type InputOf<Declared extends Route> = ParameterInput<Declared['path']> &
  QueryInput<Declared['query']> &
  BodyInput<Declared['body']>;

// A type alias and not an interface, because Hono's client needs an implicit index signature.
type Endpoint<Input, Output, Status extends number> = {
  input: Input extends object ? Input : object;
  output: Output;
  outputFormat: 'json';
  status: Status;
};

type EndpointOf<Declared extends Route> =
  | Endpoint<InputOf<Declared>, z.output<Declared['answer']>, Declared['status']>
  | Endpoint<InputOf<Declared>, Problem, ProblemStatus>;

type ColonPath<Path extends string> = Path extends `${infer Head}{${infer Name}}${infer Rest}`
  ? `${Head}:${Name}${ColonPath<Rest>}`
  : Path;

type MethodsOf<Declared extends Route> = {
  [Method in Declared['method'] as `$${Method}`]: EndpointOf<Extract<Declared, { method: Method }>>;
};

/** Declared routes in the shape of Hono's typed client: paths with their methods, inputs and outputs. */
export type ClientSchema<Declared extends Route> = {
  [Path in Declared['path'] as ColonPath<Path>]: MethodsOf<Extract<Declared, { path: Path }>>;
};
