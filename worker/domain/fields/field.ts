import type { Right } from '#domain/rights/rights';

/** The kinds of values that a list's conditions compare. */
export type ConditionKind = 'text' | 'money' | 'number' | 'date' | 'set';

/** How a list is sorted by a field. */
export type FieldSort =
  /** By a column of the job's row. `whenEmpty` is the value that sorts a row without one. */
  | { readonly by: 'value'; readonly column?: string; readonly index?: string; readonly whenEmpty?: number }
  /** By text. `keys` names the columns of the row's sort keys in the order of a language. */
  | {
      readonly by: 'text';
      readonly keys?: string;
      /** The generated column in pinyin order, and the suffix of the names of its indexes. */
      readonly indexed?: { readonly column: string; readonly index: string };
    }
  /** By the order of the stages within their trade. */
  | { readonly by: 'stage' };

/** How a search compares the entered text with a field: as words, a number, a date, an amount, a percentage, or a label. */
export type FieldFind =
  | 'text'
  | 'customer'
  | 'number'
  | 'day'
  | 'amount'
  | 'share'
  | 'staff'
  | 'trade'
  | 'stage';

/** The values of fields that have their own column in the job's row. */
export type OwnKind =
  /** `lengthMax` counts characters. A required text has at least one. */
  | { readonly value: 'text'; readonly lengthMax: number; readonly isRequired?: true }
  /** An amount in minor units, at least `min`. */
  | { readonly value: 'money'; readonly min: number }
  /** The id of a member of the staff. */
  | { readonly value: 'staff' };

/** What an edit of a field writes, and the right that it needs. */
export type FieldEdit =
  /** `isRead`: rules of flows read the field, so an edit of it requires a new plan. */
  | ({ readonly of: 'job'; readonly right: Right; readonly isRead?: true } & OwnKind)
  | { readonly of: 'customer'; readonly part: string; readonly right: Right }
  | { readonly of: 'stage'; readonly right: Right }
  /** The fact that the job's flow names for this field. */
  | { readonly of: 'fact'; readonly named: 'keyDate' | 'progress'; readonly right: Right };

/**
 * A field that every job has. The contract, the actions, the store and the admin read this record: the lists of sorted,
 * filtered, searched and edited fields are computed from it.
 */
export interface Field {
  /** The id of its column in the sheet. Requests name the field by this id. */
  readonly id: string;
  /** The property of a listed job that holds the value. */
  readonly property: string;
  /** The property of the job's row in the schema; absent when it equals `property`. */
  readonly column?: string;
  /** Null: a list cannot be filtered by this field. */
  readonly condition: ConditionKind | null;
  /** Every job has a value, so no condition tests for an empty one. */
  readonly isAlwaysFilled?: true;
  /** Conditions prefix a value with its trade: `wedding/inquiry`. */
  readonly isOfTrade?: true;
  /** Zero is displayed as an empty cell. */
  readonly isEmptyAtZero?: true;
  readonly sort: FieldSort | null;
  readonly find: FieldFind | null;
  /** The search of the sheet covers the text, for now and for past moments. */
  readonly isSearched?: true;
  /** Null: the value is derived, so nobody edits it. */
  readonly edit: FieldEdit | null;
}
