import type { Context } from 'hono';
import type { Result } from '#domain/texts/refusal';
import type { AppEnv } from '#http/context/app-deps';
import { problemOf } from '#http/answers/problem';
import type { JobPage } from '#store/sheet/lists';

/** Only the health check answers 503 with a value. */
type AnswerStatus = 200 | 201 | 503;

const json = { 'Content-Type': 'application/json; charset=utf-8' };

/** Renders an action's result: its value, or its refusal as problem+json. */
export const answer = (c: Context<AppEnv>, result: Result<unknown>, status: AnswerStatus = 200): Response =>
  result.ok ? c.body(JSON.stringify(result.value), status, json) : problemOf(c, result.refusal);

/** Answers a page of the sheet; its rows are JSON texts from the database. */
export const answerPage = (c: Context<AppEnv>, { rows, nextCursor }: JobPage): Response =>
  c.body(`{"jobs":[${rows.join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`, 200, json);
