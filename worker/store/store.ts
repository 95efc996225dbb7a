import type { JobDetail } from '#contract/job-answers';
import type { KeptAnswer } from '#store/arrivals';
import type { LoadedCells } from '#store/cells';
import type { Lists } from '#store/list/lists';
import type { JobListQuery } from '#contract/job-list';
import type { JobProjection } from '#contract/job-projection';
import type { Change, PaymentLink } from '#domain/change';
import type { Closure } from '#domain/calendar';
import type { BusinessDate, Instant } from '#domain/day';
import type { Flow } from '#domain/flow';
import type { JobState } from '#domain/job';
import type { Currency } from '#domain/money';
import type { NoticeTruth } from '#domain/notice-decision';
import type { Role } from '#domain/rights';
import type { Locale } from '#domain/text';
import type { Gestures } from '#store/gestures';
import type { AddressedNotice, DueNotices } from '#store/notices/address';
import type { LotClaim } from '#store/notices/deliver';
import type { UnmatchedMoney } from '#store/unmatched-money';
import type { Vouchers } from '#store/vouchers';
import type { ManyJobs } from '#store/many-jobs';

/** What a commit is based on. */
export interface Base {
  readonly flow: Flow;
  /** Columns of the job's row as they were read: a commit leaves alone those that stay the same, and their indexes. */
  readonly stored?: Readonly<Record<string, unknown>>;
}

/** A job as loaded, with what presentation needs beside the state. */
export interface LoadedJob extends Base {
  /** What the job's row shows of its plan, as it is stored. */
  readonly projection?: JobProjection;
  readonly state: JobState;
  readonly detail: JobDetailRows;
}

/** A job found by the link that its customer pays through. */
export interface LinkedJob extends LoadedJob {
  readonly link: PaymentLink;
}

/** Rows that decisions do not read but answers show. */
export interface JobDetailRows {
  readonly links: readonly PaymentLink[];
  readonly notices: JobDetail['notices'];
  readonly payments: JobDetail['payments'];
  readonly clashes: Readonly<Record<string, readonly number[]>>;
  /** Everybody of the shop, the inactive too: names for answers, and who may be put in charge. */
  readonly staff: readonly StaffMember[];
  readonly updatedAt: Instant;
}

export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly isActive: boolean;
}

/** `stale`: another version was committed first. `duplicate`: the named unique key was there already; nothing was written. */
export type CommitOutcome =
  | { readonly done: true }
  | { readonly done: false; readonly why: 'stale' | 'duplicate'; readonly key: string };

/** As CommitOutcome, with the numbers that the new jobs were given, in their order. */
export type OpenOutcome =
  | { readonly done: true; readonly numbers: readonly number[] }
  | Extract<CommitOutcome, { readonly done: false }>;

/** What rides in the same batch as a change. */
export interface CommitExtras {
  readonly idempotency?: {
    readonly key: string;
    readonly actor: string;
    readonly route: string;
    readonly bodyHash: string;
    readonly status: number;
    readonly answer: string;
  };
  readonly inbox?: {
    readonly provider: string;
    readonly eventId: string;
    readonly bodyHash: string;
    readonly outcome: string;
  };
}

/** A job to open: the change is based on version 0; `state` is the job as the change leaves it, its number not given yet. */
export interface NewJob {
  readonly state: JobState;
  readonly flow: Flow;
  readonly change: Change;
}

/** Messages of a provider that were refused at the door; never what was in them. */
export interface WebhookRefusals {
  readonly provider: string;
  readonly count: number;
  readonly lastAt: Instant;
  readonly lastWhy: string;
}

/** What /healthz tells of the database. */
export interface HealthFigures {
  readonly lastTickAt: Instant | null;
  readonly oldestUndeliveredAt: Instant | null;
  readonly databaseBytes: number | null;
  readonly webhookRefusals: readonly WebhookRefusals[];
}

/** A notice with all that its words may name, as it stood when its delivery was leased. */
export interface NoticeLetter extends NoticeTruth {
  readonly jobId: string;
  readonly jobNumber: number;
  readonly jobTitle: string;
  readonly flowKey: string;
  readonly flowVersion: number;
  readonly key: string;
  readonly effectKey: string;
  readonly customer: JobState['customer'];
  readonly milestone:
    | (NonNullable<NoticeTruth['milestone']> & {
        readonly key: string;
        readonly title: string | null;
        /** Address of its open payment link. */
        readonly linkUrl: string | null;
      })
    | null;
  readonly task: {
    readonly key: string;
    readonly title: string | null;
    readonly dueOn: BusinessDate | null;
    readonly dueAt: Instant | null;
    readonly state: string;
  } | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly currency: Currency;
  /** Money of the job that lies on no milestone yet. */
  readonly creditMinor: number;
}

/** A notice to one recipient, leased by a run. */
export interface ClaimedDelivery {
  readonly id: string;
  /** `customer`, or the id of a member of staff. */
  readonly recipient: string;
  /** This try counted. */
  readonly attempts: number;
  /** Its lease ran out before it was finished: it may have been sent. */
  readonly isInterrupted: boolean;
  /** Null: a member of staff who is no longer active. */
  readonly addressee: {
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
    readonly locale: Locale;
  } | null;
  readonly letter: NoticeLetter;
}

/** A page of the sheet; each row is the JSON text of a `JobRow`, for nothing inside reads it. */
export interface JobPage {
  readonly rows: readonly string[];
  readonly nextCursor: string | null;
}

/** A member of staff who is signed in. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly locale: Locale;
}

/** What a request will read before it decides anything: it rides in the round trip of the entrance. */
export type FirstReading =
  | { readonly kind: 'job'; readonly id: string }
  | { readonly kind: 'cells'; readonly id: string }
  /** The answer that the session's person was given under an idempotency key. */
  | { readonly kind: 'answer'; readonly token: string; readonly key: string; readonly route: string }
  | { readonly kind: 'link'; readonly reference: string }
  | { readonly kind: 'list'; readonly query: JobListQuery; readonly today: BusinessDate };

/** What every request needs to know before it does anything. */
export interface Entrance {
  /** Null when the session is unknown, over, or its person is no longer active. */
  readonly member: Member | null;
  readonly closures: readonly Closure[];
  readonly atHand: AtHand;
}

type AskedFirst = 'loadJob' | 'loadJobByLink' | 'listJobs' | 'loadCells' | 'findIdempotent';
/** In place of the store's own: the call that asks for the first reading has its answer without a round trip. */
export type AtHand = Partial<Pick<Store, AskedFirst>>;

/** The only door to D1. Each method is one round trip; rejections of the database are thrown as they are. */
export interface Store extends ManyJobs, Lists, Vouchers, Gestures {
  /** Who has this session's token, the shop's closures, and what is read first: one round trip. */
  enter(token: string | null, now: Instant, first?: readonly FirstReading[]): Promise<Entrance>;
  loadJob(jobId: string): Promise<LoadedJob | null>;
  loadCells(jobId: string): Promise<LoadedCells | null>;
  loadJobByLink(reference: string): Promise<LinkedJob | null>;
  loadJobByMilestone(milestoneId: string): Promise<LoadedJob | null>;
  /** `state` is the job as the change leaves it, edits and derived rows applied. */
  commit(change: Change, state: JobState, base: Base, extras?: CommitExtras): Promise<CommitOutcome>;
  history(jobId: string, before: number | null): Promise<readonly unknown[]>;
  /** Commits edits that keep the plan. */
  commitCells(change: Change, loaded: LoadedCells, extras?: CommitExtras): Promise<CommitOutcome>;
  findIdempotent(key: string, actor: string, route: string): Promise<KeptAnswer | null>;
  /** The hash of the body that came under an event's id; null where none did. */
  inboxHash(provider: string, eventId: string): Promise<string | null>;
  recordInbox(event: {
    readonly provider: string;
    readonly eventId: string;
    readonly bodyHash: string;
    readonly outcome: string;
    readonly at: Instant;
  }): Promise<CommitOutcome>;
  /** `inboxId`: the name of its row in the inbox, where another message has the event's id already. */
  recordUnmatched(money: UnmatchedMoney, at: Instant, id: string, inboxId?: string): Promise<CommitOutcome>;
  countWebhookRefusals(refusals: WebhookRefusals): Promise<void>;
  /** The oldest notices that are due, whose recipients are not looked up yet, with the active staff. */
  dueNotices(now: Instant, limit: number): Promise<DueNotices>;
  /** Makes their deliveries, or settles them; a notice that another run took meanwhile is left to it. */
  addressNotices(
    addressed: readonly AddressedNotice[],
    by: { readonly channel: string; readonly at: Instant },
  ): Promise<void>;
  /** Writes the outcomes of a run's lot and leases its next one, with what each letter speaks of: one statement. */
  nextLot(claim: LotClaim): Promise<readonly ClaimedDelivery[]>;
  /** Gives back what a run leased and did not hand to a channel. */
  releaseLot(lease: {
    readonly leaseBy: string;
    readonly now: Instant;
    readonly handedOver: readonly string[];
  }): Promise<void>;
  /** The flow of a version, which a job keeps for good; throws where there is none. */
  findFlow(key: string, version: number): Promise<Flow>;
  startTick(slot: Instant, startedAt: Instant): Promise<void>;
  finishTick(slot: Instant, finishedAt: Instant, counts: Readonly<Record<string, number>>): Promise<void>;
  /** Deletes a slice of the rows that are past their time; answers how many. */
  deleteExpired(now: Instant): Promise<number>;
  health(now: Instant): Promise<HealthFigures>;
  /** Open jobs planned with another calendar, to be derived again. */
  jobsPlannedWithout(calendarVersion: string, limit: number): Promise<readonly string[]>;
  /** Writes the search texts and sort keys of jobs that have them in an older form: how many of at most `limit`. */
  reindexJobs(limit: number): Promise<number>;
}
