/** A count since the start of its window (epoch ms). */
export interface Rate {
  readonly since: number;
  readonly count: number;
}

/** Counts one event at `now`; starts a new window when the old one is over. */
export const countIn = (windowMs: number, rate: Rate | undefined, now: number): Rate =>
  rate === undefined || now - rate.since >= windowMs
    ? { since: now, count: 1 }
    : { since: rate.since, count: rate.count + 1 };
