import { instant, type Instant } from '#domain/time/day';
import { createApp } from '#http/app';
import { contextOf } from '#http/context/context';
import { tick } from '#schedule/tick';
import { buildHouse, type BuiltHouse, type Replaced } from '#worker/deps/build-house';
import type { Env } from '#worker/env';

export { LiveHub } from '#live/hub';

/** Keeps one house for each set of bindings: an isolate has one. */
export const houseKeeper = (replacedFor: (env: Env) => Replaced = () => ({})): ((env: Env) => BuiltHouse) => {
  const houses = new WeakMap<Env, BuiltHouse>();
  return (env) => {
    const house = houses.get(env) ?? buildHouse(env, replacedFor(env));
    houses.set(env, house);
    return house;
  };
};

/** One run of cron at its scheduled time, however late it comes; a replay of the past brings the clock of then. */
export const runTick = async (
  house: BuiltHouse,
  scheduledTime: number,
  clock: () => Instant = house.now,
): Promise<void> => {
  const now = instant(scheduledTime);
  const ctx = contextOf(house, {
    now,
    actor: { id: 'tick', role: 'system' },
    locale: 'en',
    requestId: house.newId('req'),
    gestureId: null,
    entrance: await house.store.enter(null, now),
  });
  const staff = () => house.shopStore.staff();
  const { channel, live: listeners, log } = house;
  await tick({ ctx, channel, listeners, staff, clock, random: Math.random, log });
};

const houseOf = houseKeeper();
const app = createApp(houseOf);

export default {
  fetch: (request, env, context) => {
    // First, so that missing settings are named in the platform's log and not hidden behind an answer.
    houseOf(env);
    return app.fetch(request, env, context);
  },
  scheduled: (controller, env) => runTick(houseOf(env), controller.scheduledTime),
} satisfies ExportedHandler<Env>;
