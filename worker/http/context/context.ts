import type { Actor, Ctx } from '#actions/decide/context';
import { calendarOf, type Calendar } from '#domain/time/calendar';
import type { Zone } from '#domain/time/zone';
import type { Instant } from '#domain/time/day';
import type { Locale } from '#domain/texts/text';
import type { AppDeps } from '#http/context/app-deps';
import type { RequestContextRow } from '#store/store';

/** The data of one request: actor, time, and what was read with the session. */
export interface RequestContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly locale: Locale;
  readonly requestId: string;
  readonly operationId: string | null;
  readonly ownOperations?: readonly string[];
  readonly session: Pick<RequestContextRow, 'closures' | 'settings' | 'prefetched'>;
}

// Settings change a few times a year, so the last request's calendar is reused while its inputs are equal.
let latest: { readonly key: string; readonly calendar: Calendar } | null = null;

const calendarWith = (
  years: AppDeps['years'],
  zone: Zone,
  { closures, settings: { hours, fees } }: RequestContext['session'],
): Calendar => {
  const key = JSON.stringify([zone, years.length, closures, hours, fees]);
  if (latest?.key !== key) latest = { key, calendar: calendarOf({ zone, years, closures, hours, fees }) };
  return latest.calendar;
};

/** Creates an action's dependencies for one request. */
export const contextOf = (deps: AppDeps, { session, ...requestContext }: RequestContext): Ctx => {
  // The deployment's variables are the first values.
  const { name, currency, zone, address } = { address: '', ...deps.settings.shop, ...session.settings.shop };
  return {
    ...requestContext,
    newId: deps.newId,
    store: { ...deps.store, ...session.prefetched },
    calendar: calendarWith(deps.years, zone, session),
    shop: { name, currency, address },
    retryTimer: deps.retryTimer,
    hash: deps.hash,
    sendMessage: deps.sendMessage,
  };
};
