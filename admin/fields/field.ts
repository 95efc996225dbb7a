import type { JobRow, Me } from '#contract/jobs/job-answers';
import type { MoveStage, PatchJob } from '#contract/jobs/job-requests';
import type { Field } from '#domain/fields/field';
import type { FieldValue } from '#domain/rules/fact';
import type { Flow } from '#domain/flow/flow';
import type { Text } from '#domain/texts/text';
import type { CellMark, CellValue, GridColumn } from '../grid/index.ts';
import type { Texts } from '../texts/locale.tsx';
import type { CellForm, Sheets } from './item-form.ts';

/** The reason for passing a blocked stage or a near date. */
export interface Override {
  readonly reason: string;
}

export interface WriteContext {
  readonly flow: Flow | null;
  readonly override?: Override | undefined;
}

/** What an edit of a field writes, without the version that it is based on. */
export type FieldWrite =
  | { readonly kind: 'patch'; readonly patch: Omit<PatchJob, 'baseVersion'> }
  | { readonly kind: 'stage'; readonly move: Omit<MoveStage, 'baseVersion'> };

/** Null: the job has nothing that the cell could write. */
export type WriteField = (value: CellValue, context: WriteContext) => FieldWrite | null;

/** The inputs of a cell's mark: the reader, and the version of the trade that the job began with. */
export interface FieldView {
  readonly texts: Texts;
  readonly me: Me;
  readonly flow: Flow | null;
}

/** How files have a field. A field that nobody edits is exported and never imported, unless it says which job a row is of. */
export interface FieldTransfer {
  /** Other headers that lists of other programs give it. */
  readonly names?: readonly string[];
  /** Where a file calls it otherwise than the sheet. */
  readonly label?: Text;
  /** It tells which job a row is of, and of which trade. */
  readonly isKey?: true;
  /** What its cells must look like for a header alone to tell it. */
  readonly pattern?: RegExp;
  /** Its form in a trade, where that is not the column's. */
  readonly formIn?: (flow: string | null, sheets: Sheets) => CellForm | null;
}

/** A job as the fields read it. */
export type FieldRow = Omit<JobRow, 'milestones' | 'facts'>;

/**
 * A field of a job as staff meet it: in the sheet, in files and in the history. What it is called, how it is read and
 * written is in its own file; by what it is sorted, filtered and found is in its record, which the server reads too.
 */
export interface JobField {
  readonly record: Field;
  /** The heading of its column. */
  readonly label: Text;
  /** What the history calls it, where otherwise. */
  readonly historyLabel?: Text;
  readonly column: (sheets: Sheets) => Omit<GridColumn, 'id' | 'header' | 'sortable' | 'readOnly'>;
  /** The width on a narrow screen: a pinned column leaves room for the others. */
  readonly narrowWidth?: number;
  readonly read: (job: FieldRow) => CellValue;
  /** What a job's cell has otherwise than its column. */
  readonly mark?: (job: FieldRow, view: FieldView) => CellMark;
  readonly write?: WriteField;
  readonly transfer?: FieldTransfer;
}

/** A detail of the customer: no column of the sheet, but edited in the panel and held by files. */
export interface CustomerField {
  /** Also its path in the history: `customer.phone`. */
  readonly id: string;
  readonly label: Text;
  readonly names: readonly string[];
  readonly form: CellForm;
  readonly write: WriteField;
}

/** A text that may not be empty: the server refuses it where it is. */
export const written = (value: CellValue): string => (value === null ? '' : String(value));

export const writtenOrNull = (value: CellValue): string | null => (value === null ? null : String(value));

export const numberOrNull = (value: CellValue): number | null => (typeof value === 'number' ? value : null);

export const overriding = ({ override }: WriteContext): Pick<WriteContext, 'override'> =>
  override ? { override } : {};

export const patch = (change: Extract<FieldWrite, { kind: 'patch' }>['patch']): FieldWrite => ({
  kind: 'patch',
  patch: change,
});

/** A yes as a cell holds it. */
export const yes = 'true';

/** Converts a cell's value into the stored value; `isYesNo` tells yes and no from texts. */
export const valueOfCell = (value: CellValue, isYesNo: boolean): FieldValue | null =>
  isYesNo && value !== null ? value === yes : value;
