import type { Context } from 'hono';
import type { AppEnv } from '#http/context/house';

/** Addresses that are never a page of the admin, though a browser may open them. */
const notPages = /^\/(api|webhooks|healthz|sandbox|local|assets)(\/|$)/;

/** Whether a browser asks for a page, as against a file that is missing: files have an ending. */
const isPage = (c: Context<AppEnv>): boolean =>
  (c.req.method === 'GET' || c.req.method === 'HEAD') &&
  !notPages.test(c.req.path) &&
  !/\.[^/]*$/.test(c.req.path) &&
  /text\/html|\*\/\*/.test(c.req.header('accept') ?? '*/*');

/**
 * The admin's one page for an address inside it; null for all else. The platform serves files that exist before the worker
 * is asked, so a script of an older version, gone since, is a 404 and not this page under a script's name.
 */
export const pageOf = async (c: Context<AppEnv>): Promise<Response | null> => {
  const { ASSETS } = c.env;
  if (ASSETS === undefined || !isPage(c)) return null;
  const page = await ASSETS.fetch(new Request(new URL('/', c.req.url), { method: c.req.method }));
  // Its headers are the platform's and cannot be changed.
  return new Response(page.body, page);
};
