import { Hono, type Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { settleWebhook, type WebhookOutcome } from '#actions/money/settle-webhook';
import { refusalStatus, refusalText, refuse, type Refusal, type Result } from '#domain/refusal';
import type { AppEnv } from '#http/house';
import { readBody, sha256 } from '#http/read-body';
import { systemCtx } from '#http/system-ctx';
import { findProvider } from '#payments/index';
import type { Provider } from '#payments/provider';

const bytesMax = 64 * 1024;
const retrySeconds = 30;

/** The same bytes for every refusal of a code: a sender learns nothing of why. */
const refused = (c: Context<AppEnv>, { code, details }: Refusal): Response => {
  const status = refusalStatus(code);
  const body = {
    type: 'about:blank',
    title: code,
    status,
    code,
    detail: refusalText({ code, details }, 'en'),
    ...(code === 'invalid-input' ? { fields: details['fields'] } : {}),
  };
  const headers = {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...(status === 503 ? { 'retry-after': String(retrySeconds) } : {}),
  };
  return c.body(JSON.stringify(body), status satisfies ContentfulStatusCode, headers);
};

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
