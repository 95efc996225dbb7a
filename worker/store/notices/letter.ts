import type { BusinessDate, Instant } from '#domain/time/day';
import type { JobState } from '#domain/jobs/job';
import type { Currency } from '#domain/money/money';
import type { NoticeTruth } from '#domain/notices/notice-decision';
import type { Locale } from '#domain/texts/text';

/** A notice with all that its words may name, as it stood when its delivery was leased. */
export interface NoticeMessage extends NoticeTruth {
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
  readonly message: NoticeMessage;
}
