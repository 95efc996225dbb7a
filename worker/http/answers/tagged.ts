import type { Context } from 'hono';
import type { AppEnv } from '#http/context/app-deps';
import { sha256 } from '#http/context/body';

interface Tagged {
  readonly text: string;
  readonly tag: string;
}

// Values that do not change while the worker lives are written and hashed once.
const written = new WeakMap<object, Promise<Tagged>>();

const write = async (value: object): Promise<Tagged> => {
  const text = JSON.stringify(value);
  const digest = await sha256(Uint8Array.from(new TextEncoder().encode(text)));
  return { text, tag: `"${digest.slice(0, 32)}"` };
};

const taggedOf = (value: object): Promise<Tagged> => {
  const known = written.get(value) ?? write(value);
  written.set(value, known);
  return known;
};

/** Whether a reader has the very text; proxies that compress an answer make its tag a weak one. */
const isHeld = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((held) => ['*', tag].includes(held.trim().replace(/^W\//, '')));

/**
 * Answers a value that rarely changes with an ETag: a reader that names it in If-None-Match gets 304 and no body. The
 * browser keeps the answer and asks each time whether it still holds. `value` is the same object at each call.
 */
export const answerTagged = async (c: Context<AppEnv>, value: object): Promise<Response> => {
  const { text, tag } = await taggedOf(value);
  c.set('cacheControl', 'private, no-cache');
  if (isHeld(c.req.header('if-none-match'), tag)) return c.body(null, 304, { etag: tag });
  return c.body(text, 200, { etag: tag, 'content-type': 'application/json; charset=utf-8' });
};
