import { Hono } from 'hono';
import type { Instant } from '#domain/time/day';
import { refuse } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import type { AppEnv } from '#http/context/app-deps';
import { problemOf } from '#http/answers/problem';
import { createOwner } from '#local/create-owner';
import { loadDemo } from '#local/load-demo';
import { outbox } from '#local/outbox';
import { pageStyle } from '#local/page';
import type { Send } from '#local/sandbox-pay';
import { makeSignInLink, signInInput } from '#local/sign-in-link';
import type { Env } from '#worker/env';

/** Routes of the local run only: the outbox page, the demo shop or an owner alone, and a sign-in link without e-mail. */
export const localRoutes = (tick: (env: Env, at: Instant) => Promise<void>, send: Send) =>
  new Hono<AppEnv>()
    .get('/page.css', (c) => c.body(pageStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))
    .route('/outbox', outbox(send))
    .post('/demo', async (c) => {
      const parts = { deps: c.get('deps'), db: c.env.DB, tick: (at: Instant) => tick(c.env, at) };
      return c.json({ loaded: await loadDemo(parts) });
    })
    .post('/empty', async (c) => c.json({ created: await createOwner(c.env.DB, c.get('deps').now()) }))
    .post('/sign-in-link', async (c) => {
      const input = signInInput.safeParse(await c.req.json().catch(() => null));
      if (!input.success) return problemOf(c, refuse('invalid-json').refusal);
      const url = await makeSignInLink(c, input.data.email);
      return url === null
        ? problemOf(c, refuse('not-found', { what: thingTexts.staff }).refusal)
        : c.json({ url });
    });
