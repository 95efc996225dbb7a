/** How often something came since the window began (epoch ms). */
export interface Rate {
  readonly since: number;
  readonly count: number;
}

/** Counts one more at `now`; a window that is over begins anew. */
export const countIn = (windowMs: number, rate: Rate | undefined, now: number): Rate =>
  rate === undefined || now - rate.since >= windowMs
    ? { since: now, count: 1 }
    : { since: rate.since, count: rate.count + 1 };
