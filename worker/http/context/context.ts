import type { Actor, Ctx } from '#actions/decide/context';
import { calendarOf, type Calendar } from '#domain/time/calendar';
import type { Instant } from '#domain/time/day';
import type { Locale } from '#domain/texts/text';
import type { House } from '#http/context/house';
import type { Entrance } from '#store/store';

/** One request as it comes in: by whom, when, and what was read at the entrance. */
export interface Entering {
  readonly now: Instant;
  readonly actor: Actor;
  readonly locale: Locale;
  readonly requestId: string;
  readonly gestureId: string | null;
  readonly ownOperations?: readonly string[];
  readonly entrance: Pick<Entrance, 'closures' | 'atHand'>;
}

// Closures change a few times a year: the calendar of the last request mostly serves the next.
let latest: { readonly key: string; readonly calendar: Calendar } | null = null;

const calendarWith = ({ settings, years }: House, closures: Entrance['closures']): Calendar => {
  const { zone } = settings.shop;
  const key = JSON.stringify([zone, years.length, closures]);
  if (latest?.key !== key) latest = { key, calendar: calendarOf({ zone, years, closures }) };
  return latest.calendar;
};

/** What an action may use, for one request. */
export const contextOf = (house: House, { entrance, ...entering }: Entering): Ctx => {
  const { name, currency } = house.settings.shop;
  return {
    ...entering,
    newId: house.newId,
    store: { ...house.store, ...entrance.atHand },
    calendar: calendarWith(house, entrance.closures),
    shop: { name, currency },
    retryTimer: house.retryTimer,
  };
};
