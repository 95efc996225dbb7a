import type { Context } from 'hono';
import { processPaymentEvent, type WebhookOutcome } from '#actions/money/process-payment-event';
import { moneyRoutes } from '#contract/routes/money';
import { noticeRoutes } from '#contract/routes/notices';
import { refuse, type Refusal, type Result } from '#domain/texts/refusal';
import { refusals } from '#domain/texts/refusal-texts';
import { contextOf } from '#http/context/context';
import type { AppEnv } from '#http/context/app-deps';
import { problemOf } from '#http/answers/problem';
import { isContentType, readBody, sha256 } from '#http/context/body';
import { on, type ServedRoute } from '#http/request/serve-routes';
import { receiveSms } from '#http/webhooks/sms-in';
import { noteWebhookRefusal } from '#http/webhooks/webhook-refusals';
import type { MalformedField, Provider, Verification } from '#payments/provider';

/** Largest message of a provider. */
const webhookBytesMax = 64 * 1024;

// The same answer for every failure, so that an unauthenticated sender learns nothing.
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
  const { deps, requestId } = c.var;
  const secrets = deps.settings.webhookSecrets[provider.key] ?? [];
  const signed = await provider.verify({ headers: c.req.raw.headers, body, secrets, now: deps.now() });
  const foreign = foreignType(c, provider);
  const verified: Verification =
    signed.ok && foreign !== null ? { ok: false, why: 'malformed', fields: [foreign] } : signed;
  if (!verified.ok) {
    if (verified.why === 'unverified') {
      await noteWebhookRefusal(c, provider.key, secrets.length === 0 ? 'no-secret' : 'signature');
      return refuse('signature');
    }
    await noteWebhookRefusal(c, provider.key, 'malformed');
    // A signed message that cannot be parsed may hold money, so it is logged for a person to check.
    const paths = verified.fields.map(({ path }) => path);
    deps.log({ event: 'webhook-malformed', requestId, provider: provider.key, paths });
    return refuse('invalid-input', { fields: verified.fields });
  }
  const { event } = verified;
  const reference = event.kind === 'unsupported' ? null : event.reference;
  const first = reference === null ? [] : [{ kind: 'link', reference } as const];
  const session = await deps.store.loadSession(null, deps.now(), first);
  const actor = { id: `provider:${provider.key}`, role: 'system' } as const;
  const now = deps.now();
  const ctx = contextOf(deps, { now, actor, locale: 'en', requestId, operationId: null, session });
  const applied = await processPaymentEvent(ctx, {
    provider: provider.key,
    event,
    bodyHash: await sha256(body),
  });
  const outcome = applied.ok ? applied.value : applied.refusal.code;
  deps.log({ event: 'webhook', requestId, provider: provider.key, kind: event.kind, outcome });
  return applied;
};

/** Why a signed message's content type is unsupported; null when the provider uses it. */
const foreignType = (c: Context<AppEnv>, { contentTypes }: Provider): MalformedField | null => {
  const type = c.req.header('content-type');
  return isContentType(type, contentTypes)
    ? null
    : { path: 'Content-Type', message: `not ${contentTypes.join(' or ')}` };
};

/** Gateways of text messages: each sends Standard Webhooks. */
const gateways: ReadonlySet<string> = new Set(['standard']);

/** Reads the body and handles it. The batch is atomic, so nothing is half written after a failure and the sender can retry. */
const answered = async (
  c: Context<AppEnv>,
  provider: string,
  handle: (body: Uint8Array<ArrayBuffer>) => Promise<Response>,
): Promise<Response | Result<never>> => {
  const { deps, requestId } = c.var;
  const body = await readBody(c.req.raw, webhookBytesMax);
  if (body === null) return refuse('body-too-large', { limit: webhookBytesMax });
  try {
    return await handle(body);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'thrown';
    deps.log({ event: 'webhook-failed', requestId, provider, error: name });
    return refuse('database-unavailable');
  }
};

/** Webhooks of payment providers and of gateways. They have no session: the signature is verified on the raw bytes before parsing. */
export const webhooks: readonly ServedRoute[] = [
  on(moneyRoutes.receiveWebhook, ({ c, deps, param }) => {
    const key = param('provider');
    const provider = deps.findProvider(key);
    if (provider === undefined) return refuse('not-found', { what: key });
    return answered(c, key, async (body) => {
      const received = await receive(c, provider, body);
      return received.ok ? c.text(provider.successBody) : refused(c, received.refusal);
    });
  }),
  on(noticeRoutes.receiveSms, ({ c, param }) => {
    const gateway = param('provider');
    if (!gateways.has(gateway)) return refuse('not-found', { what: gateway });
    return answered(c, `sms-in:${gateway}`, async (body) => {
      const received = await receiveSms(c, gateway, body);
      return received.ok ? c.text('ok') : refused(c, received.refusal);
    });
  }),
];
