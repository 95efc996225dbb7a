import type { FactKey } from '#domain/rules/fact';
import type { Condition, Offset, Rule } from '#domain/rules/rule';
import type { Role } from '#domain/rights/rights';
import type { Text } from '#domain/texts/text';

/** Requirement IDs of the source text that an item answers. */
export type Source = readonly string[];

/** Whose act it is to write an item: the person that a staff field names, or people of a role. */
export type Who = { readonly staffField: FactKey } | { readonly role: Role };

interface ItemBase {
  readonly key: FactKey;
  readonly label: Text;
  /** Stage in which staff meet the item. */
  readonly stage: string;
  /** True when the stage is not left without it. */
  readonly isRequired?: boolean;
  /** The item exists only while this holds. */
  readonly when?: Condition;
  /** The list in whose entries the item stands; without one it stands once in the job. */
  readonly of?: FactKey;
  /** A value is refused while this does not hold; clearing is always allowed. */
  readonly writeWhen?: Condition;
  /** Who may write it; those who lead the shop always may. Absent: all who may edit the job. */
  readonly by?: readonly Who[];
  /** True when it may be written in a closed job too. */
  readonly afterClosing?: true;
  /** The item that it is a part of, which stands for it in the sheet: it has no column of its own. */
  readonly partOf?: FactKey;
  readonly source: Source;
}

export interface Choice {
  readonly key: string;
  readonly label: Text;
}

/**
 * Something staff write down: a value of one kind. `instant` is a date with a clock time; `choices` are several, kept as
 * `a,b` in the flow's order.
 */
export interface FieldItem extends ItemBase {
  readonly item: 'field';
  readonly kind:
    | 'text'
    | 'number'
    | 'money'
    | 'percent'
    | 'date'
    | 'instant'
    | 'choice'
    | 'choices'
    | 'yesno'
    | 'staff';
  readonly choices?: readonly Choice[];
  readonly unit?: Text;
  /** The value suggested by rule (rehearsal the day before the wedding, a survey fee): shown and used until a person writes one. */
  readonly suggests?: Rule | FeeTable;
  /** Refuses, unless overridden with a reason, a date nearer than this many working days from when it is booked. */
  readonly leadWorkingDays?: number;
  /** For a date or an instant: it may lie in the past, and later than today it is refused. */
  readonly notAfterToday?: true;
  /** Bounds for number, money and percent. */
  readonly min?: number;
  readonly max?: number;
  /** The job is found by what stands here; for text, numbers and choices. */
  readonly isSearched?: true;
}

/** A tick with who and when. */
export interface CheckItem extends ItemBase {
  readonly item: 'check';
}

export type DocumentState = 'filed' | 'delivered' | 'agreed' | 'signed';

/** A named document with versions. Its states are facts `<key>.<state>`. */
export interface DocumentItem extends ItemBase {
  readonly item: 'document';
  /** States it passes, in order; the last is what a gate asks. */
  readonly states: readonly DocumentState[];
  /** Refused to be filed before this document state, whose version it attaches. */
  readonly attaches?: { readonly document: FactKey; readonly state: DocumentState };
  /** Refused to be filed while this does not hold. */
  readonly fileWhen?: Condition;
  readonly snapshot?: 'lines' | 'crew';
  /** Ways by all of which it must be delivered. */
  readonly deliverBy?: readonly Choice[];
  /** Named parts that the document must hold. */
  readonly parts?: readonly Text[];
}

/** Repeated entries: contact notes, feedback. */
export interface LogItem extends ItemBase {
  readonly item: 'log';
}

/**
 * A list of entries, each with the items that are `of` it: visits, contacts, promises. An entry stands once one of its
 * cells says something, until it is removed. A required list has `atLeast` entries, by default one.
 */
export interface ListItem extends ItemBase {
  readonly item: 'list';
  /** The item of the list by whose value an entry is called. */
  readonly title: FactKey;
  readonly atLeast?: number;
  /** The item of the list that closes an entry. It is refused while a required item of the entry is missing. */
  readonly closedBy?: FactKey;
}

export type Item = FieldItem | CheckItem | DocumentItem | LogItem | ListItem;

/** One row of a fee table; the first whose condition holds gives the amount, null means by negotiation. */
export interface FeeRow {
  readonly when: Condition;
  readonly amountMinor: number | null;
  readonly label: Text;
  readonly source: Source;
}
export interface FeeTable {
  readonly fees: readonly FeeRow[];
}

export interface Stage {
  readonly key: string;
  readonly label: Text;
  readonly source: Source;
  /** Further conditions to leave it, each with what is missing in words. */
  readonly leaveWhen?: readonly {
    readonly condition: Condition;
    readonly label: Text;
    readonly source: Source;
  }[];
}

export type Amount =
  | { readonly fixedMinor: number }
  /** Whole percent of the contract total; parts are split by largest remainder. */
  | { readonly percent: number }
  /** A money field of the job; waits while the field is empty. */
  | { readonly field: FactKey }
  /** What the contract total leaves after the others; always the last line. */
  | { readonly rest: true };

export interface MilestonePlan {
  readonly key: string;
  readonly label: Text;
  readonly kind: 'deposit' | 'down' | 'progress' | 'balance' | 'fee';
  readonly amount: Amount;
  readonly due: Rule;
  /** Stage not left until it is paid. */
  readonly paidBefore?: string;
  /** Approved change orders are settled with it, while no money has reached it. */
  readonly carriesChangeOrders?: boolean;
  /** False: outside the contract total (a survey fee). Defaults to true. */
  readonly isWithinContract?: boolean;
  /** A statement shown with the demand when the condition does not hold (WED-05-READY). */
  readonly readiness?: { readonly condition: Condition; readonly label: Text; readonly source: Source };
  readonly source: Source;
}

export interface TaskPlan {
  readonly key: string;
  readonly label: Text;
  /** Field that names the person; without it, or empty, the job's owner. */
  readonly assignee?: FactKey;
  readonly due: Rule;
  /** The task exists from here on. */
  readonly startsWhen?: Condition;
  readonly doneWhen: Condition;
  /** Told to the owner and managers when it is still open this long after its due. */
  readonly escalatesAfter?: Offset;
  /** An agreed later date with its reason takes the place of the rule. */
  readonly agreedDateField?: FactKey;
  /** A list: the task stands once for each entry, and its rules are read in the entry. */
  readonly forEach?: FactKey;
  readonly source: Source;
}

export interface NoticePlan {
  readonly key: string;
  readonly label: Text;
  readonly to: 'customer' | 'owner' | 'managers' | { readonly staffField: FactKey };
  readonly send: Rule;
  readonly when?: Condition;
  /** Not sent any more once this holds. */
  readonly until?: Condition;
  /** Useful only this long after its time; later it is missed, not sent. */
  readonly validFor: Offset;
  /** A list: the notice is planned once for each entry, and its rules and words are read in the entry. */
  readonly forEach?: FactKey;
  readonly subject: Text;
  /** Placeholders in braces: {customer}, {job}, {amount}, {due}, {shop}, {date}, and {fact:key}. */
  readonly body: Text;
  readonly source: Source;
}

export interface WarrantyPlan {
  readonly key: string;
  readonly label: Text;
  readonly from: Rule;
  readonly lasts: Offset;
  /** Covers lines with this tag; absent covers the whole work. */
  readonly lineTag?: string;
  readonly exceptLineTag?: string;
  readonly source: Source;
}

/** A trade's way of working, as data. Stored with its version; a job keeps the version it began with. */
export interface Flow {
  readonly key: string;
  readonly version: number;
  readonly label: Text;
  readonly stages: readonly Stage[];
  readonly items: readonly Item[];
  readonly milestones: readonly MilestonePlan[];
  readonly tasks: readonly TaskPlan[];
  readonly notices: readonly NoticePlan[];
  readonly warranties: readonly WarrantyPlan[];
  /** The date the job lives by, shown in the grid: wedding day, survey. */
  readonly keyDate: FactKey;
  /** Percent field shown as progress. */
  readonly progress?: FactKey;
  readonly lineTags: readonly Choice[];
  readonly crewRoles: readonly Choice[];
  /** Every row of the source it answers by itself or by the house's shared rules. */
  readonly alsoAnswers?: Source;
}
