import { dateOf, dayMs, hourMs, instant, type Instant, type Zone } from '#domain/time/day';

/**
 * Sign-in messages share a daily quota with customers' notices, and anybody can request one. Per e-mail
 * address: a person who mistypes or loses a message requests a few within the 15 minutes that a link is
 * valid.
 */
export const addressHourMax = 5;
/** Per network: an office behind one address signs in on the same morning, and no shop has more people than this. */
export const networkHourMax = 20;
/** Per shop: its staff sign in once a week, and the rest of the daily quota is for notices to customers. */
export const messagesDayMax = 50;

/** An entry of the rate limit, counted until an instant; entries with the same name and instant share one count. */
export interface CountedTry {
  readonly name: string;
  readonly until: Instant;
}

const hourOf = (now: Instant): number => Math.floor(now / hourMs);

/** The counters of a request for a sign-in message, whether or not the address is known. */
export const triesOf = (
  { address, network }: { readonly address: string; readonly network: string },
  now: Instant,
): readonly [address: CountedTry, network: CountedTry] => {
  const until = instant((hourOf(now) + 1) * hourMs);
  return [
    { name: `address ${address.toLowerCase()} ${hourOf(now)}`, until },
    { name: `network ${networkOf(network)} ${hourOf(now)}`, until },
  ];
};

/** The counter of sent sign-in messages of a day. */
export const dailyMessageKey = (now: Instant, zone: Zone): CountedTry => ({
  name: `letters ${dateOf(now, zone)}`,
  until: instant(now + dayMs),
});

const groupsOfNetwork = 4;

/** The network of an address, for the rate limit: one subscriber has a whole /64 of IPv6 addresses. */
export const networkOf = (address: string): string => {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after]
    .slice(0, groupsOfNetwork)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
};
