import type { Context } from 'hono';
import { apiRoots, localRoots } from '#contract/routes/index';
import type { AppEnv } from '#http/context/app-deps';

/** Paths that never serve the admin's page, although a browser may open them. */
const notPages = new RegExp(`^(${[...apiRoots, ...localRoots, '/assets'].join('|')})(/|$)`);

/** Whether a browser requests a page and not a missing file. File names have an extension. */
const isPage = (c: Context<AppEnv>): boolean =>
  (c.req.method === 'GET' || c.req.method === 'HEAD') &&
  !notPages.test(c.req.path) &&
  !/\.[^/]*$/.test(c.req.path) &&
  /text\/html|\*\/\*/.test(c.req.header('accept') ?? '*/*');

/** A page among the assets; null where there are none, as in tests. */
export const pageAt = async (c: Context<AppEnv>, path: string): Promise<Response | null> => {
  const page = await c.env.ASSETS?.fetch(new Request(new URL(path, c.req.url), { method: c.req.method }));
  // The headers of a platform response are immutable.
  return page === undefined ? null : new Response(page.body, page);
};

/**
 * The admin's single page for a path inside it; null otherwise. The platform serves existing files before it calls the
 * worker, so a removed script answers 404 and not this page.
 */
export const pageOf = async (c: Context<AppEnv>): Promise<Response | null> =>
  isPage(c) ? pageAt(c, '/') : null;
