import { Hono } from 'hono';
import { refuse } from '#domain/refusal';
import type { AppEnv } from '#http/house';
import { problemOf } from '#http/problem';
import { loadDemo } from '#local/demo';
import { outbox } from '#local/outbox';
import { pageStyle } from '#local/page';
import { makeSignInLink, signInInput } from '#local/sign-in-link';

/** What only the local run has: the outbox page, the demo shop and a sign-in link that nobody has to send. */
export const localRoutes = new Hono<AppEnv>()
  .get('/page.css', (c) => c.body(pageStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))
  .route('/outbox', outbox)
  .post('/demo', async (c) => c.json({ loaded: await loadDemo(c) }))
  .post('/sign-in-link', async (c) => {
    const input = signInInput.safeParse(await c.req.json().catch(() => null));
    if (!input.success) return problemOf(c, refuse('invalid-json').refusal);
    const url = await makeSignInLink(c, input.data.email);
    return url === null ? problemOf(c, refuse('not-found', { what: 'staff' }).refusal) : c.json({ url });
  });
