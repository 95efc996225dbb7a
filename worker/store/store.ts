import type { CellsRequest, LoadedCells } from '#store/jobs/loaded-cells';
import type { ListRequest, Lists } from '#store/sheet/lists';
import type { Change } from '#domain/jobs/change';
import type { BusinessDate, Instant } from '#domain/time/day';
import type { Flow } from '#domain/flow/flow';
import type { JobState } from '#domain/jobs/job';
import type { Arrivals } from '#store/money/arrivals';
import type { SessionRow } from '#store/people/session-row';
import type { Operations } from '#store/undo/operations';
import type { AddressedNotice, DueNotices } from '#store/notices/address';
import type { BatchClaim } from '#store/notices/deliver';
import type { Ticks } from '#store/schedule/ticks';
import type { References } from '#store/money/vouchers';
import type { ManyJobs } from '#store/jobs/many-jobs';
import type { Base, LoadedJob, LinkedJob } from '#store/jobs/loaded-job';
import type { CommitOutcome, CommitExtras } from '#store/database/outcomes';
import type { ClaimedDelivery } from '#store/notices/letter';

/** What a request will read before it decides anything: it rides in the round trip of the entrance. */
export type Prefetch =
  | { readonly kind: 'job'; readonly id: string }
  | ({ readonly kind: 'cells' } & CellsRequest)
  /** The answer that the session's person was given under an idempotency key. */
  | { readonly kind: 'answer'; readonly token: string; readonly key: string; readonly route: string }
  | { readonly kind: 'link'; readonly reference: string }
  | { readonly kind: 'list'; readonly query: ListRequest; readonly today: BusinessDate };

/** What every request needs to know before it does anything. */
export interface RequestContextRow extends SessionRow {
  readonly prefetched: Prefetched;
}

type AskedFirst = 'loadJob' | 'loadJobByLink' | 'listJobs' | 'loadCells' | 'findIdempotent';
/** In place of the store's own: the call that asks for the first reading has its answer without a round trip. */
export type Prefetched = Partial<Pick<Store, AskedFirst>>;

/** The only door to D1. Each method is one round trip; rejections of the database are thrown as they are. */
export interface Store extends ManyJobs, Lists, References, Operations, Arrivals, Ticks {
  /** Who has this session's token, the shop's closures, and what is read first: one round trip. */
  loadSession(token: string | null, now: Instant, first?: readonly Prefetch[]): Promise<RequestContextRow>;
  loadJob(jobId: string): Promise<LoadedJob | null>;
  /** A job as far as an edit of its own cells needs it. */
  loadCells(request: CellsRequest): Promise<LoadedCells | null>;
  /** By a payment link's public reference, with the link. */
  loadJobByLink(reference: string): Promise<LinkedJob | null>;
  loadJobByMilestone(milestoneId: string): Promise<LoadedJob | null>;
  /** `state` is the job as the change leaves it, edits and derived rows applied. */
  commit(change: Change, state: JobState, base: Base, extras?: CommitExtras): Promise<CommitOutcome>;
  /** Commits edits that keep the plan. */
  commitCells(change: Change, loaded: LoadedCells, extras?: CommitExtras): Promise<CommitOutcome>;
  history(jobId: string, before: number | null): Promise<readonly unknown[]>;
  /** The oldest notices that are due, whose recipients are not looked up yet, with the active staff. */
  dueNotices(now: Instant, limit: number): Promise<DueNotices>;
  /** Makes their deliveries, or settles them; a notice that another run took meanwhile is left to it. */
  addressNotices(
    addressed: readonly AddressedNotice[],
    by: { readonly channel: string; readonly at: Instant },
  ): Promise<void>;
  /** Writes the outcomes of a run's lot and leases its next one, with what each letter speaks of: one statement. */
  nextBatch(claim: BatchClaim): Promise<readonly ClaimedDelivery[]>;
  /** Gives back what a run leased and did not hand to a channel. */
  releaseBatch(lease: {
    readonly leaseBy: string;
    readonly now: Instant;
    readonly handedOver: readonly string[];
  }): Promise<void>;
  /** The flow of a version, which a job keeps for good; throws where there is none. */
  findFlow(key: string, version: number): Promise<Flow>;
}
