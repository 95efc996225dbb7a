import type { Appointment } from '#domain/appointments/appointment';
import type { BusinessDate, Instant } from '#domain/time/day';
import type { FactKey, FieldValue } from '#domain/rules/fact';
import type { EntryRef } from '#domain/rules/fact-key';
import type { NoticeChannel } from '#domain/flow/plans/notice-plan';
import type { NoticePlan } from '#domain/flow/plans/notice-plan';
import type { ContactState } from '#domain/jobs/job';
import type { Text } from '#domain/texts/text';

export interface PlannedMilestone {
  readonly key: string;
  readonly position: number;
  readonly label: Text;
  readonly title: string | null;
  readonly kind: 'deposit' | 'down' | 'progress' | 'balance' | 'fee' | 'change-order' | 'credit' | 'manual';
  /** Minor units; null while the contract total or the amount's field is unknown. */
  readonly amountMinor: number | null;
  readonly dueOn: BusinessDate | null;
  readonly isProvisional: boolean;
  readonly waitsFor: readonly string[];
  readonly paidMinor: number;
  readonly state: MilestoneState;
  /** Of a change order: the milestone with which it is settled. */
  readonly carriedBy?: string;
  readonly readinessMissing: Text | null;
  readonly source: readonly string[];
}

/** `settled`: a milestone of amount zero. `credit`: owed to the customer. */
export type MilestoneState = 'waiting' | 'due' | 'part' | 'paid' | 'settled' | 'credit' | 'cancelled';

export interface PlannedTask {
  /** The plan's key; of a task that stands for each entry of a list `<plan>/<entry>`. */
  readonly key: string;
  readonly label: Text;
  readonly assigneeId: string | null;
  readonly duty: string | null;
  /** The entry that it is of, as `list/ulid`. */
  readonly entry: string | null;
  readonly dueOn: BusinessDate | null;
  readonly dueAt: Instant | null;
  readonly isProvisional: boolean;
  readonly state: 'open' | 'done';
  /** It stays in the lists of open work when the job is closed. */
  readonly isAfterClosing: boolean;
  /** When its person is told again, after an entry that did not close it. */
  readonly againAt: Instant | null;
  /** What to say. */
  readonly script: readonly Text[];
  readonly source: readonly string[];
}

export interface PlannedNotice {
  /** The plan's key, of an entry `<plan>/<entry>`; house notices are `milestone-due`, `milestone-overdue`, `task-escalated`... */
  readonly key: string;
  readonly effectKey: string;
  readonly to: NoticePlan['to'];
  /** The channel that the flow asks for; absent: the shop's own. */
  readonly via?: NoticeChannel;
  readonly sendAt: Instant;
  readonly expiresAt: Instant;
  readonly isProvisional: boolean;
  readonly milestoneKey: string | null;
  readonly taskKey: string | null;
  readonly source: readonly string[];
}

/** An appointment whose time is known, with all who are there. */
export interface PlannedAppointment extends Pick<
  Appointment,
  'key' | 'startsAt' | 'endsAt' | 'state' | 'place'
> {
  readonly entry: EntryRef | null;
  readonly label: Text;
  /** As in `Appointment.who`; at least one. */
  readonly who: readonly string[];
  /** Its time is nearer than the lead time allows, and nothing waives that now. */
  readonly isInsideLead: boolean;
}

export interface PlannedWarranty {
  readonly key: string;
  readonly label: Text;
  readonly startsOn: BusinessDate;
  readonly endsOn: BusinessDate;
  /** The line that it covers; null: the whole work. */
  readonly lineId: string | null;
  readonly source: readonly string[];
}

/** Something that a stage still needs before it can be left, and where to enter it. */
export interface Missing {
  readonly stage: string;
  /** Of an entry, with what the entry is called. */
  readonly label: Text;
  /** The fact key of the item, in its entry where it stands in a list. */
  readonly item: FactKey | null;
  readonly milestone: string | null;
  readonly entry?: EntryRef;
  readonly source: readonly string[];
}

export interface Balances {
  readonly contractMinor: number;
  readonly changesMinor: number;
  /** Sum of all milestones that are not cancelled, minor units. */
  readonly plannedMinor: number;
  /** Received money minus refunds, minor units. */
  readonly paidMinor: number;
  readonly allocatedMinor: number;
  /** Received and not allocated money: the customer's credit, minor units. */
  readonly creditMinor: number;
  readonly outstandingMinor: number;
}

/** Amounts that do not move with the contract total, and the total that has to hold them; minor units. */
export interface FixedAmounts {
  /** Lines of the contract with a sum of their own, a manual amount or money. */
  readonly fixedMinor: number;
  /** The contract total with its approved change orders. */
  readonly totalMinor: number;
}

/** Who holds a stage. */
export interface Holder {
  readonly duty: string | null;
  /** Null until somebody of the duty has taken it. */
  readonly staffId: string | null;
}

/** Everything that follows from a job's facts. */
export interface Plan {
  /** Null where the flow says of no holder for the stage. */
  readonly holder: Holder | null;
  readonly milestones: readonly PlannedMilestone[];
  readonly tasks: readonly PlannedTask[];
  readonly notices: readonly PlannedNotice[];
  readonly warranties: readonly PlannedWarranty[];
  readonly appointments: readonly PlannedAppointment[];
  /** The missing items of each stage, in flow order; stages without any are omitted. */
  readonly missing: readonly Missing[];
  readonly suggestions: Readonly<Record<FactKey, FieldValue | null>>;
  /** Items that this job or an entry does not have, by their fact keys: their condition does not hold. */
  readonly absentItems: readonly FactKey[];
  /** Whether the customer of a finished job was contacted; null: not finished, or the trade has no such contact. */
  readonly contact: ContactState | null;
  readonly balances: Balances;
  /** Null while the contract total is unknown. */
  readonly fixedAmounts: FixedAmounts | null;
  /** Whether the contract total and the amounts by fields are no longer written: they move by change orders. */
  readonly isPriceFixed: boolean;
  /** Whether any resolution crossed a year whose holidays are not published. */
  readonly isProvisional: boolean;
}
