import type { NoticeChannel } from '#domain/flow/plans/notice-plan';
import type { BusinessDate, Instant } from '#domain/time/day';
import type { JobState } from '#domain/jobs/job';
import type { Currency } from '#domain/money/money';
import type { NoticeTruth } from '#domain/notices/notice-decision';
import type { Locale } from '#domain/texts/text';

/** A notice with all data for its template, at the time of the lease. */
export interface NoticeMessage extends NoticeTruth {
  readonly jobId: string;
  readonly jobNumber: number;
  readonly jobTitle: string;
  readonly flowKey: string;
  readonly flowVersion: number;
  readonly key: string;
  readonly effectKey: string;
  /** The channel that the flow asks for; null: the shop's own. */
  readonly via: NoticeChannel | null;
  readonly customer: JobState['customer'];
  readonly milestone:
    | (NonNullable<NoticeTruth['milestone']> & {
        readonly key: string;
        readonly title: string | null;
        /** The open payment link; its amount is in minor units. */
        readonly link: { readonly url: string; readonly amountMinor: number } | null;
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
  /** Unallocated money of the job, minor units. */
  readonly creditMinor: number;
}

/** A delivery to one recipient, leased by a run. */
export interface ClaimedDelivery {
  readonly id: string;
  /** `customer`, or a staff id. */
  readonly recipient: string;
  /** Number of tries, this one included. */
  readonly attempts: number;
  /** Its lease expired before it was finished: it may have been sent. */
  readonly isInterrupted: boolean;
  /** Null when the member of staff is no longer active. */
  readonly addressee: {
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
    readonly locale: Locale;
  } | null;
  readonly message: NoticeMessage;
}
