import { Hono, type Context } from 'hono';
import type { ApiSchema } from '#contract/routes/index';
import { refuse } from '#domain/texts/refusal';
import { answerFailure } from '#http/answers/failure';
import type { AppEnv, AppDeps } from '#http/context/app-deps';
import { pageOf } from '#http/answers/page';
import { problemOf } from '#http/answers/problem';
import { diary } from '#http/routes/shop/diary';
import { catalogue } from '#http/routes/shop/catalogue';
import { customers } from '#http/routes/shop/customers';
import { files } from '#http/routes/files';
import { flows } from '#http/routes/flows';
import { jobs } from '#http/routes/jobs';
import { me } from '#http/routes/me';
import { money } from '#http/routes/money';
import { notices } from '#http/routes/notices';
import { service } from '#http/routes/service';
import { settings } from '#http/routes/shop/settings';
import { invitations, staff } from '#http/routes/shop/staff';
import { sheet } from '#http/routes/sheet';
import { signIn } from '#http/routes/sign-in';
import { tasks } from '#http/routes/shop/tasks';
import { transfer } from '#http/routes/transfer';
import { views } from '#http/routes/views';
import { webhooks } from '#http/routes/webhooks';
import { httpsOnly, sameOrigin, securityHeaders } from '#http/request/security';
import { serveRoutes, type ServedRoute } from '#http/request/serve-routes';
import { signedIn } from '#http/request/session';
import type { Env } from '#worker/env';

/** The admin's page when a browser requests one; else 404. */
const onNotFound = async (c: Context<AppEnv>): Promise<Response> =>
  (await pageOf(c)) ?? problemOf(c, refuse('not-found', { what: c.req.path }).refusal);

/** The handlers of all declared routes. */
const served: readonly ServedRoute[] = [
  ...service,
  ...webhooks,
  ...signIn,
  ...invitations,
  ...me,
  ...staff,
  ...settings,
  ...catalogue,
  ...customers,
  ...tasks,
  ...jobs,
  ...files,
  ...money,
  ...notices,
  ...sheet,
  ...views,
  ...flows,
  ...diary,
  ...transfer,
];

/** The HTTP application. */
export const createApp = (getDeps: (env: Env) => AppDeps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>()
    .use(async (c, next) => {
      const deps = getDeps(c.env);
      c.set('deps', deps);
      c.set('requestId', deps.newId('req'));
      c.set('origin', deps.settings.publicUrl ?? new URL(c.req.url).origin);
      await next();
    })
    .use(securityHeaders)
    .use(httpsOnly)
    .use('/api/*', sameOrigin);
  serveRoutes(
    app,
    served.filter(({ route }) => route.isOpen),
  );
  app.use('/api/*', signedIn);
  serveRoutes(
    app,
    served.filter(({ route }) => !route.isOpen),
  );
  app.onError((error, c) => answerFailure(c, error));
  app.notFound(onNotFound);
  return app;
};

/** The application's type, from which the typed client infers every route. */
export type App = Hono<AppEnv, ApiSchema>;
