import type { Context } from 'hono';
import type { Result } from '#domain/texts/refusal';
import type { AppEnv } from '#http/context/house';
import { problemOf } from '#http/answers/problem';
import type { JobPage } from '#store/sheet/lists';

/** 503 stands with a value only in the answer about health. */
type AnswerStatus = 200 | 201 | 503;

const json = { 'Content-Type': 'application/json; charset=utf-8' };

/** Renders what an action gave: its value, or its refusal as a problem. */
export const answer = (c: Context<AppEnv>, result: Result<unknown>, status: AnswerStatus = 200): Response =>
  result.ok ? c.body(JSON.stringify(result.value), status, json) : problemOf(c, result.refusal);

/** A page of the sheet: its rows are JSON already. */
export const answerPage = (c: Context<AppEnv>, { rows, nextCursor }: JobPage): Response =>
  c.body(`{"jobs":[${rows.join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`, 200, json);
