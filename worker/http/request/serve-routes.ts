import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import type { Ctx } from '#actions/decide/context';
import { colonPath, type ParameterOf, type Route } from '#contract/route/route';
import { refuse, type Result } from '#domain/texts/refusal';
import { answer } from '#http/answers/answer';
import { readJson, readQuery } from '#http/context/body';
import type { AppEnv, AppDeps } from '#http/context/app-deps';
import { answerOnce } from '#http/request/idempotency';
import { problemOf } from '#http/answers/problem';

/** The validated input of a route's handler, in the declared types. */
export interface ApiRequest<Path extends string, Query, Body> {
  readonly c: Context<AppEnv>;
  /** Absent on routes without a session. */
  readonly ctx: Ctx;
  readonly deps: AppDeps;
  /** A path parameter by its name in the braces. */
  readonly param: (name: ParameterOf<Path>) => string;
  readonly query: Query;
  readonly body: Body;
}

/** A readonly version of the answer's type, because the handler's value is only serialized. */
type Readable<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly Readable<Item>[]
    : Value extends object
      ? { readonly [Name in keyof Value]: Readable<Value[Name]> }
      : Value;

/** A Response is for answers that are not JSON, or are serialized already. */
type Handled<Answer> = Result<Readable<Answer>> | Response;

/** A declared route with its handler. */
export interface ServedRoute {
  readonly route: Route;
  readonly serve: (c: Context<AppEnv>) => Promise<Response>;
}

/** Binds a handler to a declared route, with the route's types of query, body and answer; `queryOf` reads its query. */
export const on = <
  Path extends string,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  route: Route<Path, Query, Body, Answer>,
  handle: (
    request: ApiRequest<Path, z.output<Query>, z.output<Body>>,
  ) => Handled<z.output<Answer>> | Promise<Handled<z.output<Answer>>>,
  queryOf = (c: Context<AppEnv>): Result<z.output<Query>> => readQuery<Query>(c, route.query),
): ServedRoute => {
  const serve = async (c: Context<AppEnv>): Promise<Response> => {
    const query = queryOf(c);
    if (!query.ok) return problemOf(c, query.refusal);
    const body = await readJson<Body>(c, route.body);
    if (!body.ok) return problemOf(c, body.refusal);
    const act = async (): Promise<Response> => {
      const { ctx, deps } = c.var;
      const param = (name: string): string => c.req.param(name) ?? '';
      const handled = await handle({ c, ctx, deps, param, query: query.value, body: body.value });
      if (handled instanceof Response) return handled;
      return answer(c, handled, route.status === 201 ? 201 : 200);
    };
    return route.takesKey ? answerOnce(c, act) : act();
  };
  return { route, serve };
};

/** Registers the routes. A known path with another method answers 405 with the allowed methods. */
export const serveRoutes = (app: Hono<AppEnv>, served: readonly ServedRoute[]): void => {
  const methods = new Map<string, string[]>();
  for (const { route, serve } of served) {
    const method = route.method.toUpperCase();
    const path = colonPath(route.path);
    app.on(method, path, serve);
    methods.set(path, [...(methods.get(path) ?? []), method]);
  }
  for (const [path, allowed] of methods)
    app.all(path, (c) =>
      problemOf(c, refuse('method-not-allowed', { method: c.req.method }).refusal, {
        allow: allowed.join(', '),
      }),
    );
};
