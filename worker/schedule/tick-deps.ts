import type { Ctx } from '#actions/decide/context';
import type { Instant } from '#domain/time/day';
import type { FileStorage } from '#files/storage';
import type { NoticeChannel } from '#domain/flow/plans/notice-plan';
import type { Channel } from '#notify/channel';
import type { StaffMember } from '#store/jobs/loaded-job';

/** The connected tabs. */
export interface Listeners {
  readonly staffIds: () => Promise<readonly string[]>;
  readonly end: (ended: { readonly staffId: string }) => Promise<void>;
}

/** The dependencies of a tick. The entry creates them; tests create their own. */
export interface TickDeps {
  /** `now` is the scheduled time: the run takes everything due by then and not done, however late it starts. */
  readonly ctx: Ctx;
  /** The channel of a notice: the shop's own where its flow asks for none. */
  readonly channelOf: (via: NoticeChannel | null) => Channel;
  readonly listeners: Listeners;
  /** Where files are kept; null where no bucket is bound. */
  readonly storage: FileStorage | null;
  readonly staff: () => Promise<readonly StaffMember[]>;
  /** The real clock: leases must outlive the run even when its scheduled time is long past. */
  readonly clock: () => Instant;
  /** In [0, 1): spreads retries. */
  readonly random: () => number;
  /** Writes one line of JSON; never personal data. */
  readonly log: (entry: Readonly<Record<string, unknown>>) => void;
}
