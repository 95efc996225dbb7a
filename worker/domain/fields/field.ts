import type { Right } from '#domain/rights/rights';

/** The kinds of values that conditions of a list tell apart. */
export type ConditionKind = 'text' | 'money' | 'number' | 'date' | 'set';

/** How a list is put in order by a field. */
export type FieldSort =
  /** By a column of the job's row; `whenEmpty` is the value of a row without one. */
  | { readonly by: 'value'; readonly column?: string; readonly index?: string; readonly whenEmpty?: number }
  /** By letters, in the order of a language where `keys` names the row's sort keys. */
  | {
      readonly by: 'text';
      readonly keys?: string;
      /** The generated column that has the pinyin order, and the end of the names of its indexes. */
      readonly indexed?: { readonly column: string; readonly index: string };
    }
  /** By the order of the stages in their trades. */
  | { readonly by: 'stage' };

/** How a typed text is compared with a field: as words, a number, a day, an amount, a share, or by labels. */
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

/** Values of the fields that stand in a column of their own on the job's row. */
export type OwnKind =
  /** Characters at most; a required text is at least one. */
  | { readonly value: 'text'; readonly lengthMax: number; readonly isRequired?: true }
  /** Minor units, at least `min`. */
  | { readonly value: 'money'; readonly min: number }
  /** The id of a member of the staff. */
  | { readonly value: 'staff' };

/** What an edit of a field writes, and the right that it needs. */
export type FieldEdit =
  /** `isRead`: rules of flows read it, so its edit plans the job again. */
  | ({ readonly of: 'job'; readonly right: Right; readonly isRead?: true } & OwnKind)
  | { readonly of: 'customer'; readonly part: string; readonly right: Right }
  | { readonly of: 'stage'; readonly right: Right }
  /** The fact that the job's flow names. */
  | { readonly of: 'fact'; readonly named: 'keyDate' | 'progress'; readonly right: Right };

/**
 * A field that every job has: what the contract, the actions, the store and the admin need to know of it. The lists of
 * fields that are sorted, filtered, found and edited are made from these records.
 */
export interface Field {
  /** The id of its column in the sheet, by which requests sort, filter and find. */
  readonly id: string;
  /** The property of a listed job that has its value. */
  readonly property: string;
  /** The property of the job's row in the schema, where it has another name. */
  readonly column?: string;
  /** Null: no condition can be asked. */
  readonly condition: ConditionKind | null;
  /** Every job has a value: no condition asks whether it is empty. */
  readonly isAlwaysFilled?: true;
  /** Conditions name a value with its trade: `wedding/inquiry`. */
  readonly isOfTrade?: true;
  /** Zero is shown as an empty cell. */
  readonly isEmptyAtZero?: true;
  readonly sort: FieldSort | null;
  readonly find: FieldFind | null;
  /** The words of its text find the job in the search of the sheet, now and at a past moment. */
  readonly isSearched?: true;
  /** Null: the sheet works it out. */
  readonly edit: FieldEdit | null;
}
