import type { AppointmentWords } from '#domain/flow/appointment-item';
import type { ChecklistWords } from '#domain/flow/parts/checklist-item';
import type { FileKind } from '#domain/files/file-type';
import type { DeliveryWay, Template } from '#domain/flow/template';
import type { FactKey } from '#domain/rules/fact';
import type { FeeTable } from '#domain/rules/fee-table';
import type { Condition, Offset, Rule } from '#domain/rules/rule';
import type { ContactRule, Exit, LinkedOpening } from '#domain/flow/plans/endings';
import type { LinePlan } from '#domain/flow/plans/lines';
import type { NoticePlan } from '#domain/flow/plans/notice-plan';
import type { Holding, Who } from '#domain/flow/who';
import type { ThingKind, ThingPlan } from '#domain/flow/plans/thing';
import type { TaskPlan } from '#domain/flow/task-plan';
import type { Text } from '#domain/texts/text';

/** Requirement IDs that an item implements. */
export type Source = readonly string[];

interface ItemBase {
  readonly key: FactKey;
  readonly label: Text;
  /** The stage in which staff fill in the item. */
  readonly stage: string;
  /** True when the stage cannot be left without it. */
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
  /** Of a staff field: only those who keep the duty are named. */
  readonly duty?: string;
  /** Once it begins to hold while nobody is named, the keeper of the duty whose turn is longest ago is named. */
  readonly inTurnWhen?: Condition;
  /**
   * The value by rule (rehearsal the day before the wedding, a survey fee): displayed and used until a person
   * enters one.
   */
  readonly suggests?: Rule | FeeTable;
  /** A date nearer than this many working days after the day of booking is refused, unless overridden with a reason. */
  readonly leadWorkingDays?: number;
  /** The lead time is not asked for while this holds: an emergency. */
  readonly leadWaivedWhen?: Condition;
  /** For a date or an instant: it may lie in the past, and later than today it is refused. */
  readonly notAfterToday?: true;
  /** Bounds for number, money and percent. */
  readonly min?: number;
  readonly max?: number;
  /** Makes the value searchable: a search finds the job by it. For text, numbers and choices. */
  readonly isSearched?: true;
  /** The kind of thing that the value is about; the thing has the newest value of its jobs. */
  readonly ofThing?: ThingKind;
  /** A reading that never falls, such as an odometer's. */
  readonly rising?: true;
}

/** A check box with who set it and when. */
export interface CheckItem extends ItemBase {
  readonly item: 'check';
}

/** A state that a document passes. */
export type PassedState = 'filed' | 'delivered' | 'agreed' | 'signed';

/** `returned` is the verdict against a version, whose opposite is agreed. */
export type DocumentState = PassedState | 'returned';

/** A named document with versions. Its states are facts `<key>.<state>`. */
export interface DocumentItem extends ItemBase {
  readonly item: 'document';
  /** Its states in order; a gate requires the last one. */
  readonly states: readonly PassedState[];
  /** True when a version may be returned with a note in place of being agreed. */
  readonly isReturnable?: true;
  /** Who records a state; nobody else may, managers neither. */
  readonly statesBy?: Readonly<Partial<Record<DocumentState, readonly Who[]>>>;
  /** What it says; without one it is a name with versions. */
  readonly template?: Template;
  /** Filing is refused before this state of another document, whose version it attaches. */
  readonly attaches?: { readonly document: FactKey; readonly state: PassedState };
  /** Filing is refused while this does not hold. */
  readonly fileWhen?: Condition;
  /** A later state is refused while its condition does not hold. */
  readonly stateWhen?: Readonly<Partial<Record<DocumentState, Condition>>>;
  readonly snapshot?: 'lines' | 'crew';
  /** All the ways in which it must be delivered. */
  readonly deliverBy?: readonly DeliveryWay[];
  /** Named parts that the document must have. */
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

/**
 * Photos and papers that are kept as files. Each file is a fact `<key>/<ulid>`; rules read the item itself as the count
 * of its files. A required one has `atLeast` files, by default one.
 */
export interface FileItem extends ItemBase {
  readonly item: 'file';
  readonly accepts: readonly FileKind[];
  readonly atLeast?: number;
}

/** Standards that are marked one by one; each is a field `<key>.<standard>` with a note. Its own value is the score in percent. */
export interface ChecklistItem extends ItemBase, ChecklistWords {}

export type Item = FieldItem | CheckItem | DocumentItem | LogItem | ListItem | FileItem | ChecklistItem;

/** A meeting at a time with people and a place; its fields have the keys `<key>.at`, `.minutes`, `.place`, `.call`, `.result`. */
export interface AppointmentItem extends ItemBase, AppointmentWords<Who, Choice> {}

/** An item in its author's words; `itemsOf` gives the items under which values are written. */
export type AuthoredItem = Item | AppointmentItem;

export interface Stage {
  readonly key: string;
  readonly label: Text;
  readonly source: Source;
  /** Who has the job in this stage. When the holder changes, the job is handed over: the new one is told and takes it. */
  readonly heldBy?: Holding;
  /** Further conditions to leave the stage; the label says what is missing. */
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
  /** The remainder of the contract total after the others; always the last milestone. */
  | { readonly rest: true };

export interface MilestonePlan {
  readonly key: string;
  readonly label: Text;
  readonly kind: 'deposit' | 'down' | 'progress' | 'balance' | 'fee';
  readonly amount: Amount;
  readonly due: Rule;
  /** The stage that cannot be left until the milestone is paid. */
  readonly paidBefore?: string;
  /** Approved change orders are added to it, as long as no money is allocated to it. */
  readonly carriesChangeOrders?: boolean;
  /** The stage that cannot be left until the change orders that it carries are paid, those approved after it too. */
  readonly extrasPaidBefore?: string;
  /** False: outside the contract total (a survey fee). Default true. */
  readonly isWithinContract?: boolean;
  /** A statement beside the demand when the condition does not hold (WED-05-READY). */
  readonly readiness?: {
    readonly condition: Condition;
    readonly label: Text;
    /** The statement names what the condition lacks, and the letters to the customer have it too. */
    readonly isListed?: true;
    readonly source: Source;
  };
  readonly source: Source;
}

export interface WarrantyPlan {
  readonly key: string;
  readonly label: Text;
  readonly from: Rule;
  readonly lasts: Offset;
  /** Covers lines with this tag; undefined: the whole work. */
  readonly lineTag?: string;
  readonly exceptLineTag?: string;
  /** Covers each line of this class by itself. */
  readonly class?: string;
  readonly source: Source;
}

/** A trade's way of working as data, stored by version. A job keeps the version that it began with. */
export interface Flow {
  readonly key: string;
  readonly version: number;
  readonly label: Text;
  readonly stages: readonly Stage[];
  readonly items: readonly AuthoredItem[];
  readonly milestones: readonly MilestonePlan[];
  readonly tasks: readonly TaskPlan[];
  readonly notices: readonly NoticePlan[];
  readonly warranties: readonly WarrantyPlan[];
  /** The field with the job's key date, shown in the grid: wedding day, survey. */
  readonly keyDate: FactKey;
  /** While it holds, the contract total and the amounts by fields are not written: they move by change orders. */
  readonly priceFixedWhen?: Condition;
  /** The percent field with the job's progress. */
  readonly progress?: FactKey;
  readonly lineTags: readonly Choice[];
  readonly crewRoles: readonly Choice[];
  readonly lines?: LinePlan;
  readonly exits?: readonly Exit[];
  readonly opens?: readonly LinkedOpening[];
  /** Classes of lines that no warranty covers. */
  readonly excluded?: readonly Choice[];
  readonly contact?: ContactRule;
  readonly thing?: ThingPlan;
  /** What staff are in charge of beside their role; a duty with the same key is the same in every flow. */
  readonly duties?: readonly Choice[];
  /** Requirement IDs that the flow satisfies as a whole or by the product's common rules. */
  readonly alsoAnswers?: Source;
}
