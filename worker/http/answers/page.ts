import type { Context } from 'hono';
import { apiRoots, localRoots } from '#contract/routes/index';
import type { AppEnv } from '#http/context/house';

/** Addresses that are never a page of the admin, though a browser may open them. */
const notPages = new RegExp(`^(${[...apiRoots, ...localRoots, '/assets'].join('|')})(/|$)`);

/** Whether a browser asks for a page, as against a file that is missing: files have an ending. */
const isPage = (c: Context<AppEnv>): boolean =>
  (c.req.method === 'GET' || c.req.method === 'HEAD') &&
  !notPages.test(c.req.path) &&
  !/\.[^/]*$/.test(c.req.path) &&
  /text\/html|\*\/\*/.test(c.req.header('accept') ?? '*/*');

/** A page among the assets; null where there are none, as in tests. */
export const pageAt = async (c: Context<AppEnv>, path: string): Promise<Response | null> => {
  const page = await c.env.ASSETS?.fetch(new Request(new URL(path, c.req.url), { method: c.req.method }));
  // Its headers are the platform's and cannot be changed.
  return page === undefined ? null : new Response(page.body, page);
};

/**
 * The admin's one page for an address inside it; null for all else. The platform serves files that exist before the worker
 * is asked, so a script of an older version, gone since, is a 404 and not this page under a script's name.
 */
export const pageOf = async (c: Context<AppEnv>): Promise<Response | null> =>
  isPage(c) ? pageAt(c, '/') : null;
