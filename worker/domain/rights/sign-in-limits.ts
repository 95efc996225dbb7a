import { dateOf, dayMs, hourMs, instant, type Instant, type Zone } from '#domain/time/day';

/**
 * Sign-in letters come out of the same quota of a day as the notices to customers, and anybody may ask for one.
 * A person who mistypes or loses a letter asks a few times within the quarter of an hour that a link lives.
 */
export const addressHourMax = 5;
/** An office behind one network address signs in on one morning: more is no office of this size. */
export const networkHourMax = 20;
/** For the whole shop: its staff sign in once a week, and the rest of the day's mail belongs to the customers. */
export const messagesDayMax = 50;

/** One thing that is counted until a moment; names of one kind and moment are counted together. */
export interface CountedTry {
  readonly name: string;
  readonly until: Instant;
}

const hourOf = (now: Instant): number => Math.floor(now / hourMs);

/** What a request for a letter counts for, known address or not. */
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

/** What a letter that goes out counts for. */
export const dailyMessageKey = (now: Instant, zone: Zone): CountedTry => ({
  name: `letters ${dateOf(now, zone)}`,
  until: instant(now + dayMs),
});

const groupsOfNetwork = 4;

/** The network that an address belongs to: one subscriber has a whole /64 of IPv6 addresses. */
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
