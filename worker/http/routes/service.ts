import { openApiDocument } from '#contract/api/openapi';
import { serviceRoutes } from '#contract/routes/service';
import { refuse, succeed } from '#domain/texts/refusal';
import { answer } from '#http/answers/answer';
import { pageAt } from '#http/answers/page';
import { problemOf } from '#http/answers/problem';
import { isOurOrigin } from '#http/request/security';
import { on, type ServedRoute } from '#http/request/serve-routes';
import { sessionDigest } from '#http/request/session';
import { canTakePayments, webhookHealth } from '#http/webhooks/webhook-health';

/** The path of the API's page in the build. */
const docsPage = '/api-docs/';

const tickLateMs = 3 * 60_000;
/** Ten cron runs send 2,000 notices, so a longer delay means that cron has stopped. */
const noticeLateMs = 30 * 60_000;

/** Routes of the service itself: health, the feed of changes, and the API's description. */
export const service: readonly ServedRoute[] = [
  on(serviceRoutes.readHealth, async ({ c, deps }) => {
    const now = deps.now();
    const { webhookRefusals, ...figures } = await deps.store.health(now);
    const { lastTickAt, oldestUndeliveredAt } = figures;
    const isLate = lastTickAt !== null && now - lastTickAt > tickLateMs;
    // Also when cron never ran, because nothing else reports it.
    const isStuck = oldestUndeliveredAt !== null && now - oldestUndeliveredAt > noticeLateMs;
    const ok = !isLate && !isStuck && canTakePayments(deps);
    const webhooks = [...webhookHealth(deps, webhookRefusals)];
    const health = { ok, database: true, ...figures, webhooks };
    return ok ? succeed(health) : answer(c, succeed(health), 503);
  }),
  on(serviceRoutes.listen, async ({ c, deps, query }) => {
    // Browsers send cookies with WebSockets of any page, so the origin is checked.
    if (!isOurOrigin(c)) return refuse('foreign-origin');
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket')
      return problemOf(c, refuse('upgrade-required').refusal, { upgrade: 'websocket' });
    const { id: staffId, name } = c.get('member');
    const session = await sessionDigest(c);
    if (session === null) return refuse('not-signed-in');
    const who = { id: deps.newId('liv'), staffId, name, since: deps.now(), session };
    const webSocket = await deps.live.listen({ who, seen: query.seen ?? null });
    if (webSocket === 'too-many')
      return problemOf(c, refuse('too-many-requests').refusal, { 'retry-after': '60' });
    if (webSocket === 'away') return refuse('live-unavailable');
    return new Response(null, { status: 101, webSocket });
  }),
  on(serviceRoutes.readOpenApi, () => succeed(openApiDocument())),
  on(
    serviceRoutes.showDocs,
    async ({ c }) => (await pageAt(c, docsPage)) ?? refuse('not-found', { what: c.req.path }),
  ),
];
