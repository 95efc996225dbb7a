import type { Appointment } from '#domain/appointments/appointment';
import type { Line } from '#domain/lines/line';
import type { LinkKind } from '#domain/flow/plans/endings';
import type { OwnValues } from '#domain/fields/own-values';
import type { BusinessDate, Instant } from '#domain/time/day';
import type { Fact } from '#domain/rules/fact';
import type { Currency } from '#domain/money/money';
import type { Locale } from '#domain/texts/text';

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly locale: Locale;
}

/** The job from which a job was opened, and as what. */
export interface JobOrigin {
  readonly jobId: string;
  readonly kind: LinkKind;
}

/** Whether the customer of a finished job was contacted. */
export type ContactState = 'open' | 'contacted';

/** A job's row; `domain/fields` has the values that a person writes there. */
export interface Job extends OwnValues {
  readonly id: string;
  readonly number: number;
  readonly flowKey: string;
  readonly flowVersion: number;
  readonly stage: string;
  readonly stageEnteredAt: Instant;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  /** Key of the exit by which it ended before its last stage; such a job is closed too. */
  readonly endedAs: string | null;
  /** Why money that it had received was kept when it ended. */
  readonly keptBecause: string | null;
  /** The job from which it was opened. */
  readonly origin: JobOrigin | null;
  /** The opening was undone: the job is in no list, and accepts no writes until redo. */
  readonly isWithdrawn: boolean;
  /** Who holds the stage, by the last plan: the duty, and the person who took it. */
  readonly holderId: string | null;
  readonly holderDuty: string | null;
  readonly currency: Currency;
  readonly version: number;
}

/** The instant at which each stage was first entered, by key. */
export type StageEntries = Readonly<Record<string, Instant>>;

export interface ChangeOrder {
  readonly id: string;
  readonly title: string;
  /** Minor units of the job's currency; removed work is negative. */
  readonly amountMinor: number;
  readonly state: 'proposed' | 'approved' | 'rejected';
  readonly approvedAt: Instant | null;
}

export interface Booking {
  readonly id: string;
  readonly role: string;
  readonly supplier: string;
  readonly phone: string | null;
  readonly on: BusinessDate | null;
  readonly state: 'asked' | 'booked' | 'cancelled';
}

/** A milestone as stored. */
export interface Milestone {
  readonly id: string;
  /** The plan's key, or `change-order/<id>`, or `manual/<id>`. */
  readonly key: string;
  readonly position: number;
  readonly amountMinor: number | null;
  readonly dueOn: BusinessDate | null;
  readonly isProvisional: boolean;
  readonly waitsFor: readonly string[];
  readonly isManualAmount: boolean;
  readonly isManualDue: boolean;
  /** Title of a change order or a manual milestone; null: the plan's label. */
  readonly title: string | null;
  readonly isCancelled: boolean;
}

export interface Task {
  readonly id: string;
  readonly key: string;
  readonly title: string | null;
  readonly assigneeId: string | null;
  /** The duty whose keepers may take it; it stays when one of them has. */
  readonly duty: string | null;
  /** The entry that it is of, as `list/ulid`. */
  readonly entry: string | null;
  /** For whom it stands, when that is not the assignee: the couple, the customer's mother. */
  readonly party: string | null;
  readonly dueOn: BusinessDate | null;
  readonly dueAt: Instant | null;
  readonly isProvisional: boolean;
  /** Its time was over already when it was planned. */
  readonly isUrgent: boolean;
  readonly state: 'open' | 'done' | 'dropped';
  readonly doneAt: Instant | null;
  /** The end of the time that it had when it was not done in time; it stays when the task is done late, moved or dropped. */
  readonly missedAt: Instant | null;
  /** Who had it then; null while nobody had taken it. */
  readonly missedBy: string | null;
  /** False where its job is in no list of open work: closed or withdrawn. */
  readonly isShown: boolean;
}

/** The state of a notice to one recipient. */
export type DeliveryState =
  | 'pending'
  | 'leased'
  | 'sent'
  | 'superseded'
  | 'missed'
  | 'failed'
  | 'unknown'
  | 'dead';

/** `aside`: it did not arrive, and staff have handled it in another way. */
export type NoticeState = DeliveryState | 'aside';

export interface Notice {
  readonly id: string;
  /** The key of the notice's plan. */
  readonly key: string;
  /** Identifies the notice, so that it is sent once: key, subject and anchor date. */
  readonly effectKey: string;
  readonly state: NoticeState;
  readonly sendAt: Instant;
}

export interface Warranty {
  readonly id: string;
  readonly key: string;
  readonly startsOn: BusinessDate;
  readonly endsOn: BusinessDate;
  /** The line that it covers; null: the whole work. */
  readonly lineId?: string | null;
}

export interface Payment {
  readonly id: string;
  readonly kind: 'payment' | 'refund' | 'reversal';
  /** Signed minor units of the job's currency. */
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly reversesId: string | null;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly effectKey: string;
}

export interface Allocation {
  readonly id: string;
  readonly paymentId: string;
  readonly milestoneId: string;
  /** Minor units; a deallocation is negative. */
  readonly amountMinor: number;
}

/** All rows of one job: the result of one load and the input of decisions. */
export interface JobState {
  readonly job: Job;
  readonly customer: Customer;
  readonly stageEntries: StageEntries;
  /** Current facts; all entries of logs. */
  readonly facts: readonly Fact[];
  /**
   * Superseded facts, oldest first, of the keys that rules compare (`atLeast`, `is`). They show since when a
   * value holds, so that a due date stays where 50 % was first reached while progress continues.
   */
  readonly earlierFacts?: readonly Fact[];
  readonly lines: readonly Line[];
  readonly changeOrders: readonly ChangeOrder[];
  readonly bookings: readonly Booking[];
  readonly milestones: readonly Milestone[];
  readonly tasks: readonly Task[];
  readonly notices: readonly Notice[];
  readonly warranties: readonly Warranty[];
  readonly appointments: readonly Appointment[];
  readonly payments: readonly Payment[];
  readonly allocations: readonly Allocation[];
}
