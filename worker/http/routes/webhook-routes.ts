import { Hono } from 'hono';
import { settleWebhook } from '#actions/money/settle-webhook';
import { refuse } from '#domain/refusal';
import type { AppEnv } from '#http/house';
import { problemOf } from '#http/problem';
import { readBody, sha256 } from '#http/read-body';
import { contextOf } from '#http/session';

/** Largest message of a provider. */
export const webhookBytesMax = 64 * 1024;

/** Payment providers' messages: verified on the bytes as they came, before anything is read of them. */
export const webhookRoutes = new Hono<AppEnv>().post('/:provider', async (c) => {
  const { house } = c.var;
  const provider = house.findProvider(c.req.param('provider'));
  if (provider === undefined) return problemOf(c, refuse('not-found', { what: c.req.param('provider') }).refusal);
  const bytes = await readBody(c.req.raw, webhookBytesMax);
  if (bytes === null) return problemOf(c, refuse('body-too-large', { limit: webhookBytesMax }).refusal);
  const verified = await provider.verify({
    headers: c.req.raw.headers,
    body: bytes,
    secrets: house.settings.webhookSecrets[provider.key] ?? [],
    now: house.now(),
  });
  if (!verified.ok && verified.why === 'unverified') return problemOf(c, refuse('signature').refusal);
  if (!verified.ok) return problemOf(c, refuse('invalid-input', { fields: verified.fields }).refusal);
  const { closures } = await house.shopStore.enter(null, house.now());
  const actor = { id: `provider:${provider.key}`, role: 'system' } as const;
  const ctx = contextOf(c, { actor, locale: 'en', closures });
  const settled = await settleWebhook(ctx, {
    provider: provider.key,
    event: verified.event,
    bodyHash: await sha256(bytes),
  });
  return settled.ok ? c.text(provider.successBody) : problemOf(c, settled.refusal);
});
