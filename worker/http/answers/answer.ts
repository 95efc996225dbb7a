import type { Context, TypedResponse } from 'hono';
import type { z } from 'zod';
import type { jobList, Problem } from '#contract/jobs/job-answers';
import type { Result } from '#domain/texts/refusal';
import type { AppEnv } from '#http/context/house';
import { problemOf, type ProblemStatus } from '#http/answers/problem';
import type { JobPage } from '#store/sheet/lists';

/** 503 stands with a value only in the answer about health. */
type AnswerStatus = 200 | 201 | 503;
type Given<Value, Status extends AnswerStatus> = Response & TypedResponse<Value, Status, 'json'>;
type Refused = Response & TypedResponse<Problem, ProblemStatus, 'json'>;

const json = { 'Content-Type': 'application/json; charset=utf-8' };

/** Renders what an action gave: its value, or its refusal as a problem. */
export function answer<Value>(c: Context<AppEnv>, result: Result<Value>): Given<Value, 200> | Refused;
export function answer<Value, Status extends AnswerStatus>(
  c: Context<AppEnv>,
  result: Result<Value>,
  status: Status,
): Given<Value, Status> | Refused;
export function answer(c: Context<AppEnv>, result: Result<unknown>, status: AnswerStatus = 200): Response {
  if (!result.ok) return problemOf(c, result.refusal);
  return c.body(JSON.stringify(result.value), status, json);
}

/** A page of the sheet: its rows are JSON already. */
export function answerPage(c: Context<AppEnv>, page: JobPage): Given<z.infer<typeof jobList>, 200>;
export function answerPage(c: Context<AppEnv>, { rows, nextCursor }: JobPage): Response {
  return c.body(`{"jobs":[${rows.join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`, 200, json);
}
