import { instant, type Instant } from '#domain/time/day';
import { createApp } from '#http/app';
import { contextOf } from '#http/context/context';
import { channelFor } from '#notify/reaching';
import { tick } from '#schedule/tick';
import { createDeps, type BuiltDeps, type Replaced } from '#worker/deps/create-deps';
import type { Env } from '#worker/env';

export { LiveHub } from '#live/hub';

/** Caches the dependencies by bindings; an isolate has one set. */
export const depsCache = (replacedFor: (env: Env) => Replaced = () => ({})): ((env: Env) => BuiltDeps) => {
  const depsByEnv = new WeakMap<Env, BuiltDeps>();
  return (env) => {
    const deps = depsByEnv.get(env) ?? createDeps(env, replacedFor(env));
    depsByEnv.set(env, deps);
    return deps;
  };
};

/** Runs the tick for its scheduled time, however late it starts. A replay of past days passes its own clock. */
export const runTick = async (
  deps: BuiltDeps,
  scheduledTime: number,
  clock: () => Instant = deps.now,
): Promise<void> => {
  const now = instant(scheduledTime);
  const ctx = contextOf(deps, {
    now,
    actor: { id: 'tick', role: 'system' },
    locale: 'en',
    requestId: deps.newId('req'),
    operationId: null,
    session: await deps.store.loadSession(null, now),
  });
  const staff = () => deps.shopStore.staff();
  const { channel, live: listeners, storage, log } = deps;
  const channelOf = channelFor(channel);
  await tick({ ctx, channelOf, listeners, storage, staff, clock, random: Math.random, log });
};

const getDeps = depsCache();
const app = createApp(getDeps);

export default {
  fetch: (request, env, context) => {
    // Called first, so that missing settings appear in the platform's log and not only in a response.
    getDeps(env);
    return app.fetch(request, env, context);
  },
  scheduled: (controller, env) => runTick(getDeps(env), controller.scheduledTime),
} satisfies ExportedHandler<Env>;
