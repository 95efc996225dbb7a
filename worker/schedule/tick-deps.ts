import type { Ctx } from '#actions/decide/context';
import type { Instant } from '#domain/time/day';
import type { Channel } from '#notify/channel';
import type { StaffMember } from '#store/jobs/loaded-job';

/** The open tabs that hear what others change. */
export interface Listeners {
  readonly staffIds: () => Promise<readonly string[]>;
  readonly end: (ended: { readonly staffId: string }) => Promise<void>;
}

/** All that a run of the tick may use; the entry makes it, tests make their own. */
export interface TickDeps {
  /** `now` is the scheduled time: all that is due by then and undone is taken, however late the run comes. */
  readonly ctx: Ctx;
  readonly channel: Channel;
  readonly listeners: Listeners;
  readonly staff: () => Promise<readonly StaffMember[]>;
  /** The real clock: leases must outlive the run even where its scheduled time is long past. */
  readonly clock: () => Instant;
  /** In [0, 1): spreads retries. */
  readonly random: () => number;
  /** Writes one line of JSON; never personal data. */
  readonly log: (entry: Readonly<Record<string, unknown>>) => void;
}
