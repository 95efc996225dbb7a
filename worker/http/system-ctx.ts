import type { Ctx } from '#actions/context';
import { calendarOf } from '#domain/calendar';
import type { Instant } from '#domain/day';
import type { House } from '#http/house';

/** Who acts, when, and under which request: what a context needs where nobody is signed in. */
export interface SystemCall {
  /** `provider:standard`, `tick`. */
  readonly actorId: string;
  readonly now: Instant;
  readonly requestId: string;
}

/** The context of a provider's message or of cron; one query, for the shop's closures. */
export const systemCtx = async (house: House, { actorId, now, requestId }: SystemCall): Promise<Ctx> => {
  const { settings, store, shopStore, newId, backOff, years } = house;
  const { closures } = await shopStore.enter(null, now);
  return {
    now,
    newId,
    actor: { id: actorId, role: 'system' },
    locale: 'zh-Hans',
    requestId,
    store,
    calendar: calendarOf({ zone: settings.shop.zone, years, closures }),
    shop: settings.shop,
    backOff,
  };
};
