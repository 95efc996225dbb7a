import type { Context } from 'hono';
import { settleWebhook, type WebhookOutcome } from '#actions/money/settle-webhook';
import { moneyRoutes } from '#contract/routes/money';
import { refuse, type Refusal, type Result } from '#domain/texts/refusal';
import { refusals } from '#domain/texts/refusal-texts';
import { contextOf } from '#http/context/context';
import type { AppEnv } from '#http/context/house';
import { problemOf } from '#http/answers/problem';
import { isContentType, readBody, sha256 } from '#http/context/read-body';
import { on, type ServedRoute } from '#http/request/serve-routes';
import { noteWebhookRefusal } from '#http/webhooks/webhook-refusals';
import type { MalformedField, Provider, Verification } from '#payments/provider';

/** Largest message of a provider. */
const webhookBytesMax = 64 * 1024;

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
  const secrets = house.settings.webhookSecrets[provider.key] ?? [];
  const signed = await provider.verify({ headers: c.req.raw.headers, body, secrets, now: house.now() });
  const foreign = foreignType(c, provider);
  const verified: Verification =
    signed.ok && foreign !== null ? { ok: false, why: 'malformed', fields: [foreign] } : signed;
  if (!verified.ok) {
    if (verified.why === 'unverified') {
      await noteWebhookRefusal(c, provider.key, secrets.length === 0 ? 'no-secret' : 'signature');
      return refuse('signature');
    }
    await noteWebhookRefusal(c, provider.key, 'malformed');
    // Signed by the provider and not understood: there may be money in it, so somebody must look.
    const paths = verified.fields.map(({ path }) => path);
    house.log({ event: 'webhook-malformed', requestId, provider: provider.key, paths });
    return refuse('invalid-input', { fields: verified.fields });
  }
  const { event } = verified;
  const reference = event.kind === 'unsupported' ? null : event.reference;
  const first = reference === null ? [] : [{ kind: 'link', reference } as const];
  const entrance = await house.store.enter(null, house.now(), first);
  const actor = { id: `provider:${provider.key}`, role: 'system' } as const;
  const now = house.now();
  const ctx = contextOf(house, { now, actor, locale: 'en', requestId, gestureId: null, entrance });
  const settled = await settleWebhook(ctx, { provider: provider.key, event, bodyHash: await sha256(body) });
  const outcome = settled.ok ? settled.value : settled.refusal.code;
  house.log({ event: 'webhook', requestId, provider: provider.key, kind: event.kind, outcome });
  return settled;
};

/** What a signed message's type of content has wrong; null where it is one of the provider's. */
const foreignType = (c: Context<AppEnv>, { contentTypes }: Provider): MalformedField | null => {
  const type = c.req.header('content-type');
  return isContentType(type, contentTypes)
    ? null
    : { path: 'Content-Type', message: `not ${contentTypes.join(' or ')}` };
};

/** Payment providers' messages: no session, the signature is the key; verified on the bytes before any is read. */
export const webhooks: readonly ServedRoute[] = [
  on(moneyRoutes.receiveWebhook, async ({ c, house, param }) => {
    const key = param('provider');
    const provider = house.findProvider(key);
    if (provider === undefined) return refuse('not-found', { what: key });
    const body = await readBody(c.req.raw, webhookBytesMax);
    if (body === null) return refuse('body-too-large', { limit: webhookBytesMax });
    try {
      const received = await receive(c, provider, body);
      return received.ok ? c.text(provider.successBody) : refused(c, received.refusal);
    } catch (error) {
      // Whatever failed, nothing of the message was half booked, and the sender may send it again.
      const name = error instanceof Error ? error.name : 'thrown';
      const { requestId } = c.var;
      house.log({ event: 'webhook-failed', requestId, provider: provider.key, error: name });
      return refuse('database-unavailable');
    }
  }),
];
