/** A random generator with a seed, so that a failure can be reproduced. */
export interface Random {
  /** An integer from 0, below a limit. */
  readonly below: (limit: number) => number;
  /** In [0, 1). */
  readonly next: () => number;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
}

export const makeRandom = (seed: number): Random => {
  let state = seed >>> 0;
  // mulberry32: public domain, by Tommy Ettinger.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, next, pick: (items) => items[below(items.length)] ?? items[0] };
};
