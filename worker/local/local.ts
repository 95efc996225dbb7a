import { instant } from '#domain/time/day';
import { createApp } from '#http/app';
import { sameOrigin } from '#http/request/security';
import { ownHost } from '#local/own-host';
import { keepLetter } from '#local/letters';
import { localRoutes } from '#local/routes';
import { sandboxPay, type Send } from '#local/sandbox-pay';
import { keepSignInLink } from '#local/sign-in-link';
import type { Env } from '#worker/env';
import { depsCache, runTick } from '#worker/index';

export { LiveHub } from '#live/hub';

// The local entry: the production app with the sandbox and the outbox. Production never imports this file.
const getDeps = depsCache(() => ({
  isLocal: true,
  isRateLimited: false,
  sendSignInLink: keepSignInLink,
  sendLetter: (letter) => keepLetter(letter, instant(Date.now())),
}));
const app = createApp(getDeps);
const send: Send = (request, c) => app.fetch(request, c.env, c.executionCtx);
app
  .use('/sandbox/*', ownHost, sameOrigin)
  .use('/local/*', ownHost, sameOrigin)
  .route('/sandbox/pay', sandboxPay(send))
  .route(
    '/local',
    localRoutes((env, at) => runTick(getDeps(env), at, () => at), send),
  );

export default {
  fetch: (request, env, context) => app.fetch(request, env, context),
  scheduled: (controller, env) => runTick(getDeps(env), controller.scheduledTime),
} satisfies ExportedHandler<Env>;
