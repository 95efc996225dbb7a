import { Hono, type Context } from 'hono';
import { settleWebhook, type WebhookOutcome } from '#actions/money/settle-webhook';
import { refusals, refuse, type Refusal, type Result } from '#domain/refusal';
import type { AppEnv } from '#http/house';
import { problemOf } from '#http/problem';
import { readBody, sha256 } from '#http/read-body';
import { systemCtx } from '#http/system-ctx';
import { findProvider } from '#payments/index';
import type { Provider } from '#payments/provider';

const bytesMax = 64 * 1024;
// The same bytes whatever was wrong: a sender without the key learns nothing.
const notSigned = JSON.stringify({
  type: 'urn:jobsheet:problem:signature',
  title: refusals.signature.text.en,
  status: refusals.signature.status,
  code: 'signature',
  detail: refusals.signature.text.en,
});

const refused = (c: Context<AppEnv>, refusal: Refusal): Response =>
  refusal.code === 'signature'
    ? c.body(notSigned, 401, { 'content-type': 'application/problem+json; charset=utf-8' })
    : problemOf(c, refusal);

const receive = async (
  c: Context<AppEnv>,
  provider: Provider,
  body: Uint8Array<ArrayBuffer>,
): Promise<Result<WebhookOutcome>> => {
  const { house, requestId } = c.var;
  const now = house.now();
  const secrets = house.settings.webhookSecrets[provider.key] ?? [];
  const verified = await provider.verify({ headers: c.req.raw.headers, body, secrets, now });
  if (!verified.ok)
    return verified.why === 'unverified'
      ? refuse('signature')
      : refuse('invalid-input', { fields: verified.fields });
  const ctx = await systemCtx(house, { actorId: `provider:${provider.key}`, now, requestId });
  const settled = await settleWebhook(ctx, {
    provider: provider.key,
    event: verified.event,
    bodyHash: await sha256(body),
  });
  if (settled.ok)
    house.log({
      event: 'webhook',
      requestId,
      provider: provider.key,
      kind: verified.event.kind,
      outcome: settled.value,
    });
  return settled;
};

/** Messages of payment providers: no session, the signature is the key. */
export const webhooks = new Hono<AppEnv>().post('/:provider', async (c) => {
  const { house, requestId } = c.var;
  const provider = findProvider(c.req.param('provider'));
  if (provider === undefined) return refused(c, { code: 'not-found', details: { what: 'provider' } });
  const body = await readBody(c.req.raw, bytesMax);
  if (body === null) return refused(c, { code: 'body-too-large', details: { limit: bytesMax } });
  try {
    const received = await receive(c, provider, body);
    return received.ok ? c.text(provider.successBody) : refused(c, received.refusal);
  } catch (error) {
    // Whatever failed, nothing of this message was half booked: the sender may send it again.
    house.log({
      event: 'webhook-failed',
      requestId,
      provider: provider.key,
      error: error instanceof Error ? error.name : 'thrown',
    });
    return refused(c, { code: 'database-unavailable', details: {} });
  }
});
