import { calendarOf } from '#domain/calendar';
import { instant, type Instant } from '#domain/day';
import { createApp } from '#http/app';
import { tick } from '#schedule/tick';
import { buildHouse, type BuiltHouse, type Replaced } from '#worker/build-house';
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
  const { settings, store, years, newId, channel, log } = house;
  const { zone, name, currency } = settings.shop;
  const now = instant(scheduledTime);
  const { closures } = await store.enter(null, now);
  const ctx = {
    now,
    newId,
    actor: { id: 'tick', role: 'system' as const },
    locale: 'en' as const,
    requestId: newId('req'),
    gestureId: null,
    store,
    calendar: calendarOf({ zone, years, closures }),
    shop: { name, currency },
  };
  const staff = () => house.shopStore.staff();
  await tick({ ctx, channel, listeners: house.live, staff, clock, random: Math.random, log });
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
