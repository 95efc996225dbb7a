import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { authSecret, webhookSecret } from '#test/kit/worker/api';
import { takeConsole } from '#test/kit/worker/console';
import local from '#local/local';

export const localOrigin = 'http://localhost:8787';

const bindings = {
  DB: env.DB,
  FILES: env.FILES,
  SHOP_NAME: 'Test <Shop>',
  SHOP_ZONE: 'Asia/Shanghai',
  SHOP_CURRENCY: 'CNY',
  NOTICE_CHANNEL: 'console',
  PUBLIC_URL: localOrigin,
  PAY_PAGE_URL: `${localOrigin}/sandbox/pay`,
  BETTER_AUTH_SECRET: authSecret,
  STANDARD_WEBHOOK_SECRET: webhookSecret,
};

/** A page or answer of the local run. */
export interface Visit {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Requests from the local entry, as a browser with English as its language by default. */
export const visit = async (path: string, init: RequestInit = {}, at = localOrigin): Promise<Visit> => {
  const headers = new Headers(init.headers);
  if (!headers.has('accept-language')) headers.set('accept-language', 'en');
  const { method = 'GET', body = null, redirect = 'manual' } = init;
  const request = new Request<unknown, IncomingRequestCfProperties>(at + path, {
    method,
    headers,
    body,
    redirect,
  });
  const answer = await local.fetch(request, bindings, createExecutionContext());
  const visited = { status: answer.status, headers: answer.headers, text: await answer.text() };
  // The local entry logs to the console; any other output fails the test.
  const odd = takeConsole().filter((line) => !line.startsWith('log: {"event":'));
  if (odd.length > 0) throw new Error(`Unexpected console output:\n${odd.join('\n')}`);
  return visited;
};

export const visitJson = (path: string, body: unknown): Promise<Visit> =>
  visit(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
