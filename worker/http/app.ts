import { Hono, type Context } from 'hono';
import { routes } from '#contract/api/routes';
import { refuse, succeed } from '#domain/texts/refusal';
import { answer } from '#http/answers/answer';
import { isDatabaseFailure } from '#store/database/database-failure';
import type { AppEnv, House } from '#http/context/house';
import { pageOf } from '#http/answers/page';
import { problemOf, unexpectedProblem } from '#http/answers/problem';
import { authRoutes } from '#http/routes/auth-routes';
import { jobRoutes } from '#http/routes/job-routes';
import { liveRoute } from '#http/routes/live-route';
import { partRoutes } from '#http/routes/part-routes';
import { rowRoutes } from '#http/routes/row-routes';
import { sheetRoutes } from '#http/routes/sheet-routes';
import { shopRoutes } from '#http/routes/shop-routes';
import { transferRoutes } from '#http/routes/transfer-routes';
import { viewRoutes } from '#http/routes/view-routes';
import { webhookRoutes } from '#http/routes/webhook-routes';
import { httpsOnly, sameOrigin, securityHeaders } from '#http/request/security';
import { signedIn } from '#http/request/session';
import { canTakePayments, webhookHealth } from '#http/webhooks/webhook-health';
import type { Env } from '#worker/env';

const tickLateMs = 3 * 60_000;
/** Ten runs of cron send 2,000 notices: what waits longer waits for nothing. */
const noticeLateMs = 30 * 60_000;

/** What an error may say in the log: where it came from, never what was in it. */
const logged = (error: Error): Readonly<Record<string, unknown>> => ({
  error: error.cause instanceof Error ? error.cause.name : error.name,
  at: (error.stack ?? '')
    .split('\n')
    .slice(1, 6)
    .map((line) => line.trim()),
});

const onError = (error: Error, c: Context<AppEnv>): Response => {
  const { house, requestId } = c.var;
  const isDatabase = isDatabaseFailure(error);
  house.log({
    event: isDatabase ? 'database-failed' : 'unexpected',
    requestId,
    path: c.req.routePath,
    ...logged(error),
  });
  return isDatabase ? problemOf(c, refuse('database-unavailable').refusal) : unexpectedProblem(c);
};

const declared = [
  ...routes.map(({ method, path }) => ({ method: method.toUpperCase(), path })),
  { method: 'GET', path: '/api/openapi.json' },
  { method: 'GET', path: '/api/live' },
  { method: 'POST', path: '/webhooks/{provider}' },
  { method: 'POST', path: '/api/auth/sign-in/magic-link' },
  { method: 'POST', path: '/api/auth/magic-link/verify' },
  { method: 'POST', path: '/api/auth/sign-out' },
].map(({ method, path }) => ({ method, pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`) }));

/** A page of the admin; an address that is known by another method answers 405, any other 404. */
const onNotFound = async (c: Context<AppEnv>): Promise<Response> => {
  const page = await pageOf(c);
  if (page !== null) return page;
  const methods = declared.filter(({ pattern }) => pattern.test(c.req.path)).map(({ method }) => method);
  if (methods.length === 0) return problemOf(c, refuse('not-found', { what: c.req.path }).refusal);
  const { method } = c.req;
  return problemOf(c, refuse('method-not-allowed', { method }).refusal, {
    allow: [...new Set(methods)].join(', '),
  });
};

/** The doors of the house over HTTP. */
export const createApp = (houseOf: (env: Env) => House) => {
  const app = new Hono<AppEnv>()
    .use(async (c, next) => {
      const house = houseOf(c.env);
      c.set('house', house);
      c.set('requestId', house.newId('req'));
      c.set('origin', house.settings.publicUrl ?? new URL(c.req.url).origin);
      await next();
    })
    .use(securityHeaders)
    .use(httpsOnly)
    .get('/healthz', async (c) => {
      const { house } = c.var;
      const now = house.now();
      const seen = await house.store.health(now);
      const { webhookRefusals, ...figures } = seen;
      const { lastTickAt, oldestUndeliveredAt } = figures;
      const isLate = lastTickAt !== null && now - lastTickAt > tickLateMs;
      // Also where cron never ran: nothing else would tell.
      const isStuck = oldestUndeliveredAt !== null && now - oldestUndeliveredAt > noticeLateMs;
      const ok = !isLate && !isStuck && canTakePayments(house);
      const webhooks = [...webhookHealth(house, webhookRefusals)];
      return answer(c, succeed({ ok, database: true, ...figures, webhooks }), ok ? 200 : 503);
    })
    .route('/webhooks', webhookRoutes)
    .use('/api/*', sameOrigin)
    .route('/api/auth', authRoutes)
    .use('/api/*', async (c, next) => (c.req.path.startsWith('/api/auth/') ? next() : signedIn(c, next)))
    .route('/api/jobs', jobRoutes)
    .route('/api/jobs', partRoutes)
    .route('/api/jobs', rowRoutes)
    .route('/api/sheet', sheetRoutes)
    .route('/api/views', viewRoutes)
    .route('/api', transferRoutes)
    .route('/api/live', liveRoute)
    .route('/api', shopRoutes);
  app.onError(onError);
  app.notFound(onNotFound);
  return app;
};

/** The app's type, by which the typed client knows every route. */
export type App = ReturnType<typeof createApp>;
