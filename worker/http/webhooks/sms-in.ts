import type { Context } from 'hono';
import { receiveReply, type ReplyOutcome } from '#actions/notices/receive-reply';
import { fieldIssues } from '#contract/field-issues';
import { parseJsonBytes } from '#contract/json-text';
import { smsMessage } from '#contract/shop/replies';
import { refuse, type Result } from '#domain/texts/refusal';
import { instant } from '#domain/time/day';
import type { AppEnv } from '#http/context/app-deps';
import { contextOf } from '#http/context/context';
import { sha256 } from '#http/context/body';
import { noteWebhookRefusal } from '#http/webhooks/webhook-refusals';
import { isSignedStandard, readStandardHeaders } from '#payments/standard-signature';

/** The settings' name of the gateway's secrets: `SMSIN_WEBHOOK_SECRET`. Payments have their own. */
const secretName = 'smsin';

/** The gateway's message, its signature verified on the raw bytes before parsing. */
export const receiveSms = async (
  c: Context<AppEnv>,
  gateway: string,
  body: Uint8Array<ArrayBuffer>,
): Promise<Result<ReplyOutcome>> => {
  const { deps, requestId } = c.var;
  const provider = `sms-in:${gateway}`;
  const secrets = deps.settings.webhookSecrets[secretName] ?? [];
  const now = deps.now();
  const head = readStandardHeaders(c.req.raw.headers, now);
  const isSigned =
    head !== null &&
    (await isSignedStandard({ id: head.id, timestamp: head.timestamp, body }, head.signatures, secrets));
  if (head === null || !isSigned) {
    await noteWebhookRefusal(c, provider, secrets.length === 0 ? 'no-secret' : 'signature');
    return refuse('signature');
  }
  const read = smsMessage.safeParse(parseJsonBytes(body));
  if (!read.success) {
    await noteWebhookRefusal(c, provider, 'malformed');
    return refuse('invalid-input', { fields: fieldIssues(read.error) });
  }
  const { from, text, receivedAt } = read.data.data;
  const session = await deps.store.loadSession(null, now);
  const actor = { id: `provider:${provider}`, role: 'system' } as const;
  const ctx = contextOf(deps, { now, actor, locale: 'en', requestId, operationId: null, session });
  // A sender's fast clock must not write a message of the future.
  const at = instant(Math.min(Date.parse(receivedAt), now));
  const outcome = await receiveReply(ctx, {
    provider,
    eventId: head.id,
    bodyHash: await sha256(body),
    phone: from,
    text,
    at,
  });
  deps.log({
    event: 'webhook',
    requestId,
    provider,
    kind: 'sms',
    outcome: outcome.ok ? outcome.value : outcome.refusal.code,
  });
  return outcome;
};
