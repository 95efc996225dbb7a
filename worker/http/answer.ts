import type { Context, TypedResponse } from 'hono';
import type { Problem } from '#contract/job-answers';
import type { Result } from '#domain/refusal';
import type { AppEnv } from '#http/house';
import { problemOf, type ProblemStatus } from '#http/problem';

type Given<Value, Status extends 200 | 201> = Response & TypedResponse<Value, Status, 'json'>;
type Refused = Response & TypedResponse<Problem, ProblemStatus, 'json'>;

/** Renders what an action gave: its value, or its refusal as a problem. */
export function answer<Value>(c: Context<AppEnv>, result: Result<Value>): Given<Value, 200> | Refused;
export function answer<Value, Status extends 200 | 201>(
  c: Context<AppEnv>,
  result: Result<Value>,
  status: Status,
): Given<Value, Status> | Refused;
export function answer(c: Context<AppEnv>, result: Result<unknown>, status: 200 | 201 = 200): Response {
  if (!result.ok) return problemOf(c, result.refusal);
  return c.body(JSON.stringify(result.value), status, { 'Content-Type': 'application/json; charset=utf-8' });
}
