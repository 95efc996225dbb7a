import type { FactKey, FieldValue } from '#domain/rules/fact';
import type { Text } from '#domain/texts/text';

/** A line of work as a document states it. Amounts are minor units of the document's currency. */
export interface FrozenLine {
  readonly description: string;
  readonly quantity: number;
  readonly amountMinor: number;
  /** Joined with commas. */
  readonly tags: string;
  readonly unit?: string;
  /** Price of one unit, where the amount was worked out of it. */
  readonly unitMinor?: number;
  /** Where the line was still to be decided; absent: accepted. */
  readonly decision?: 'open';
}

/** A booked or asked person or supplier; what is unknown is an empty text. */
export interface FrozenBooking {
  readonly role: string;
  readonly supplier: string;
  readonly phone: string;
  readonly on: string;
  readonly state: string;
}

/** Work that an approved change order added, as a document states it. */
export interface FrozenExtra {
  readonly title: string;
  readonly amountMinor: number;
}

/** A milestone as a document states it. */
export interface FrozenMilestone {
  readonly key: string;
  /** Of a milestone that the flow does not name: a change order, one added by hand. */
  readonly label?: Text;
  readonly amountMinor: number;
  /** Business date; null while a rule waits. */
  readonly dueOn: string | null;
}

/** A warranty with its first and last day, or a line that none covers, whose class is the key and whose days are null. */
export interface FrozenWarranty {
  readonly key: string;
  /** The line that it covers; absent: the whole work. */
  readonly line?: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

/** What a document's template names of a job, as it was when the version was filed. Later edits do not reach it. */
export interface Frozen {
  /** Business day of the filing. */
  readonly on: string;
  /** IANA zone by which instants are shown. */
  readonly zone: string;
  readonly currency: string;
  /** Version of the flow whose template it fills. */
  readonly flowVersion: number;
  /** Values by the places' names; an empty place is left out. */
  readonly places: Readonly<Record<string, FieldValue>>;
  /** Names of the staff that places name by id. */
  readonly people?: Readonly<Record<string, string>>;
  readonly lines?: readonly FrozenLine[];
  readonly crew?: readonly FrozenBooking[];
  readonly extras?: readonly FrozenExtra[];
  readonly milestones?: readonly FrozenMilestone[];
  readonly warranties?: readonly FrozenWarranty[];
  /** Of each list its entries, in order, with the values of the named columns. */
  readonly lists?: Readonly<Record<FactKey, readonly Readonly<Record<FactKey, FieldValue>>[]>>;
}
