import type { Appointment } from '#domain/appointments/appointment';
import type { OwnValues } from '#domain/fields/own-values';
import type { Line } from '#domain/lines/line';
import type { Instant } from '#domain/time/day';
import type { FactKey, FactValue, FileValue } from '#domain/rules/fact';
import type {
  Allocation,
  Booking,
  ChangeOrder,
  Customer,
  Job,
  Milestone,
  Notice,
  Payment,
  Task,
  Warranty,
} from '#domain/jobs/job';
import type { Plan, PlannedNotice } from '#domain/jobs/plan';

/** One changed value as history stores it: `title`, `fact:area`, `milestone:<id>.amountMinor`. */
export interface FieldChange {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Somebody who leads the shop wrote what is the act of others. */
  readonly isPassed?: true;
}

/** The difference between the stored rows and a plan. */
export interface DerivedRows {
  readonly milestones: {
    readonly insert: readonly (Milestone & { readonly kind: string })[];
    readonly update: readonly Milestone[];
  };
  readonly tasks: { readonly insert: readonly Task[]; readonly update: readonly Task[] };
  readonly notices: {
    readonly insert: readonly (PlannedNotice & { readonly id: string })[];
    readonly supersede: readonly string[];
  };
  readonly warranties: {
    readonly insert: readonly Warranty[];
    readonly update: readonly Warranty[];
    readonly remove: readonly string[];
  };
  /** Rows of appointments to write, new or changed. */
  readonly appointments: readonly Appointment[];
  /** Allocations of unallocated credit to milestones. */
  readonly allocations: readonly Allocation[];
}

/** A stored file and the fact that it was stored for. */
export interface StoredFile extends Omit<FileValue, 'file'> {
  readonly id: string;
  readonly factKey: FactKey;
}

export interface PaymentLink {
  readonly id: string;
  /** Public and random, never a database id. */
  readonly reference: string;
  readonly milestoneId: string;
  readonly provider: string;
  readonly amountMinor: number;
  /** Empty until the provider has created the link. */
  readonly url: string;
  /** `creating`: the row is stored and the provider was asked; a repeated request continues from there. */
  readonly state: 'creating' | 'open' | 'paid' | 'closed';
}

/**
 * The edits of a decision: what the store writes besides the derived rows. All parts but the first three are
 * optional.
 */
export interface Edits {
  readonly action: string;
  readonly reason: string | null;
  readonly changes: readonly FieldChange[];
  readonly job?: Partial<
    OwnValues &
      Pick<
        Job,
        | 'flowVersion'
        | 'stage'
        | 'stageEnteredAt'
        | 'closedAt'
        | 'endedAs'
        | 'keptBecause'
        | 'isWithdrawn'
        | 'currency'
      >
  >;
  readonly customer?: Partial<Omit<Customer, 'id'>>;
  /** Another customer has the job from now on: theirs were merged, or are parted again. */
  readonly movesTo?: {
    readonly customer: Customer;
    readonly from: Customer;
    readonly way: 'merge' | 'part';
  };
  readonly facts?: readonly {
    readonly id: string;
    readonly key: FactKey;
    readonly value: FactValue;
    readonly supersedes: boolean;
  }[];
  /** Files that were stored for these facts; a row of a file is never changed. */
  readonly files?: readonly StoredFile[];
  readonly lines?: readonly (Line & { readonly isRemoved?: boolean })[];
  readonly changeOrders?: readonly ChangeOrder[];
  readonly bookings?: readonly Booking[];
  /** Manual changes: amounts, dues, titles, cancellations, new ones; `baseline` rows before derive runs. */
  readonly milestones?: readonly Milestone[];
  readonly tasks?: readonly Task[];
  /** Notices that a person sent again (`pending`) or set aside. */
  readonly notices?: readonly (Pick<Notice, 'id'> & { readonly state: 'pending' | 'aside' })[];
  readonly payments?: readonly (Payment & {
    readonly method: string;
    readonly provider: string;
    readonly reference: string | null;
    readonly note: string | null;
  })[];
  readonly allocations?: readonly Allocation[];
  readonly links?: readonly PaymentLink[];
}

/** One complete decision, which the commit writes in one batch. */
export interface Change {
  readonly jobId: string;
  /** The version that the decision is based on; the commit writes `baseVersion + 1` or nothing. */
  readonly baseVersion: number;
  readonly actor: string;
  readonly at: Instant;
  readonly requestId: string;
  /** The person's operation, which undo reverts as one; null for changes without one. */
  readonly operationId: string | null;
  /** The `Calendar.version` of the plan; a new version re-plans the job. */
  readonly calendarVersion: string;
  readonly edits: Edits;
  readonly derived: DerivedRows;
  /** No rule reads the edited values: nothing was derived, and the stored rows of the plan are current. */
  readonly isPlanKept?: true;
  /** With `isPlanKept`, derived when it is first read. */
  readonly plan: Plan;
}

/** No difference between the stored rows and a plan. */
export const noDerivedRows: DerivedRows = {
  milestones: { insert: [], update: [] },
  tasks: { insert: [], update: [] },
  notices: { insert: [], supersede: [] },
  warranties: { insert: [], update: [], remove: [] },
  appointments: [],
  allocations: [],
};

const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** The field changes of a row in the form of the history; null stands for an absent value. */
export const diffFields = (prefix: string, before: object | null, after: object): readonly FieldChange[] => {
  const old = new Map<string, unknown>(Object.entries(before ?? {}));
  return Object.entries(after)
    .filter(
      ([name, value]) => name !== 'id' && value !== undefined && !same(old.get(name) ?? null, value ?? null),
    )
    .map(([name, value]) => ({
      path: `${prefix}${name}`,
      before: old.get(name) ?? null,
      after: value ?? null,
    }));
};
