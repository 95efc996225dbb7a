import type { Context } from 'hono';
import type { AppEnv } from '#http/context/app-deps';
import { sha256 } from '#http/context/body';

interface Tagged {
  readonly text: string;
  readonly tag: string;
}

// Immutable values are serialized and hashed once for each isolate.
const written = new WeakMap<object, Promise<Tagged>>();

const tagOf = async (text: string): Promise<string> => {
  const digest = await sha256(Uint8Array.from(new TextEncoder().encode(text)));
  return `"${digest.slice(0, 32)}"`;
};

const write = async (value: object): Promise<Tagged> => {
  const text = JSON.stringify(value);
  return { text, tag: await tagOf(text) };
};

/** A text with an ETag, for an address that programs ask again and again. */
export const answerTaggedText = async (
  c: Context<AppEnv>,
  text: string,
  contentType: string,
): Promise<Response> => {
  const tag = await tagOf(text);
  c.set('cacheControl', 'private, no-cache');
  if (isHeld(c.req.header('if-none-match'), tag)) return c.body(null, 304, { etag: tag });
  return c.body(text, 200, { etag: tag, 'content-type': contentType });
};

const taggedOf = (value: object): Promise<Tagged> => {
  const known = written.get(value) ?? write(value);
  written.set(value, known);
  return known;
};

/** Whether the client has this text. Proxies that compress an answer turn its ETag into a weak one. */
export const isHeld = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((held) => ['*', tag].includes(held.trim().replace(/^W\//, '')));

/**
 * Answers a value that rarely changes with an ETag; a matching If-None-Match gets 304 without a body. The
 * browser caches the answer and revalidates it at each use. `value` must be the same object at each call.
 */
export const answerTagged = async (c: Context<AppEnv>, value: object): Promise<Response> => {
  const { text, tag } = await taggedOf(value);
  c.set('cacheControl', 'private, no-cache');
  if (isHeld(c.req.header('if-none-match'), tag)) return c.body(null, 304, { etag: tag });
  return c.body(text, 200, { etag: tag, 'content-type': 'application/json; charset=utf-8' });
};
