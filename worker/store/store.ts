import type { CellsRequest, LoadedCells } from '#store/jobs/loaded-cells';
import type { ListRequest, Lists } from '#store/sheet/lists';
import type { Change } from '#domain/jobs/change';
import type { BusinessDate, Instant } from '#domain/time/day';
import type { Flow } from '#domain/flow/flow';
import type { Turn } from '#domain/appointments/turn';
import type { Appointment } from '#domain/appointments/appointment';
import type { Zone } from '#domain/time/zone';
import type { JobState } from '#domain/jobs/job';
import type { Arrivals } from '#store/money/arrivals';
import type { Replies } from '#store/notices/replies';
import type { SessionRow } from '#store/people/session-row';
import type { Operations } from '#store/undo/operations';
import type { AddressedNotice, DueNotices } from '#store/notices/address';
import type { BatchClaim } from '#store/notices/deliver';
import type { Ticks } from '#store/schedule/ticks';
import type { References } from '#store/money/vouchers';
import type { TakenResource } from '#store/diary/diary-store';
import type { Customers } from '#store/customers/customer-store';
import type { Files } from '#store/jobs/rows/files';
import type { ManyJobs } from '#store/jobs/many-jobs';
import type { DocumentFact, DocumentRequest } from '#store/jobs/document-facts';
import type { Base, LoadedJob, LinkedJob } from '#store/jobs/loaded-job';
import type { CatalogueItem } from '#contract/shop/catalogue';
import type { CommitOutcome, CommitExtras } from '#store/database/outcomes';
import type { ClaimedDelivery } from '#store/notices/letter';

/** What a request certainly reads first; it is queried in the round trip of the session. */
export type Prefetch =
  | { readonly kind: 'job'; readonly id: string }
  | ({ readonly kind: 'cells' } & CellsRequest)
  /** The answer that the session's person was given under an idempotency key. */
  | { readonly kind: 'answer'; readonly token: string; readonly key: string; readonly route: string }
  | { readonly kind: 'link'; readonly reference: string }
  | { readonly kind: 'list'; readonly query: ListRequest; readonly today: BusinessDate };

/** The data that every request needs first. */
export interface RequestContextRow extends SessionRow {
  readonly prefetched: Prefetched;
}

type AskedFirst = 'loadJob' | 'loadJobByLink' | 'listJobs' | 'loadCells' | 'findIdempotent';
/** Store methods whose first call is answered from the prefetch, without a round trip. */
export type Prefetched = Partial<Pick<Store, AskedFirst>>;

/** The only access to D1. Each method is one round trip; errors of the database are thrown unchanged. */
export interface Store
  extends ManyJobs, Lists, References, Operations, Arrivals, Replies, Ticks, Files, Customers {
  /** The person of a session token, the shop's closures and settings, and the prefetch, in one round trip. */
  loadSession(token: string | null, now: Instant, first?: readonly Prefetch[]): Promise<RequestContextRow>;
  /** The shop's zone as the last session read it. */
  zone(): Zone;
  loadJob(jobId: string): Promise<LoadedJob | null>;
  /** A job as far as an edit of its own cells needs it. */
  loadCells(request: CellsRequest): Promise<LoadedCells | null>;
  /** By a payment link's public reference, with the link. */
  loadJobByLink(reference: string): Promise<LinkedJob | null>;
  loadJobByMilestone(milestoneId: string): Promise<LoadedJob | null>;
  /** `state` is the job after the change, with edits and derived rows. */
  commit(change: Change, state: JobState, base: Base, extras?: CommitExtras): Promise<CommitOutcome>;
  /** Commits edits that need no re-plan. */
  commitCells(change: Change, loaded: LoadedCells): Promise<CommitOutcome>;
  /** The recorded states of a document with the content of one version. */
  documentFacts(request: DocumentRequest): Promise<readonly DocumentFact[]>;
  /** An item of the price list, on it or taken off. */
  catalogueItem(id: string): Promise<CatalogueItem | null>;
  history(jobId: string, before: number | null): Promise<readonly unknown[]>;
  /** The oldest due notices without resolved recipients, with the active staff. */
  dueNotices(now: Instant, limit: number): Promise<DueNotices>;
  /** Creates their deliveries or sets their final state; notices that another run took meanwhile are skipped. */
  addressNotices(addressed: readonly AddressedNotice[], at: Instant): Promise<void>;
  /** Writes the outcomes of a run's batch and leases its next one with the data of each message, in one statement. */
  nextBatch(claim: BatchClaim): Promise<readonly ClaimedDelivery[]>;
  /** Releases leased deliveries that were not passed to a channel. */
  releaseBatch(lease: {
    readonly leaseBy: string;
    readonly now: Instant;
    readonly handedOver: readonly string[];
  }): Promise<void>;
  /** The appointments of other jobs that have one of these things at its time. */
  takenResources(jobId: string, rows: readonly Appointment[]): Promise<readonly TakenResource[]>;
  /** The turns of these people: their last appointment until a time, and whether one runs now. */
  lastTurns(
    staffIds: readonly string[],
    at: { readonly now: Instant; readonly until: Instant },
  ): Promise<readonly Turn[]>;
  /** A version of a flow; throws when it does not exist. */
  findFlow(key: string, version: number): Promise<Flow>;
}
