import type { JobRow, Me } from '#contract/jobs/job-answers';
import type { MoveStage, PatchJob } from '#contract/jobs/job-requests';
import type { Field } from '#domain/fields/field';
import { findItem, type FoundItem } from '#domain/flow/find-item';
import type { FactKey, FieldValue } from '#domain/rules/fact';
import type { Flow } from '#domain/flow/flow';
import type { Text } from '#domain/texts/text';
import type { CellMark, CellValue, GridColumn } from '../grid/index.ts';
import type { Texts } from '../texts/locale.tsx';
import type { CellForm, Sheets } from './item-form.ts';

/** A column of the sheet. */
export interface SheetColumn extends GridColumn {
  /** Hidden in a layout that does not name it. */
  readonly isHiddenAtFirst?: true;
}

/** The reason for passing a blocked stage or a near date. */
export interface Override {
  readonly reason: string;
}

export interface WriteContext {
  readonly flow: Flow | null;
  readonly override?: Override | undefined;
}

/** The write of a field's edit, without its base version. */
export type FieldWrite =
  | { readonly kind: 'patch'; readonly patch: Omit<PatchJob, 'baseVersion'> }
  | { readonly kind: 'stage'; readonly move: Omit<MoveStage, 'baseVersion'> };

/** Returns null when the job has no item that the cell could write. */
export type WriteField = (value: CellValue, context: WriteContext) => FieldWrite | null;

/** The inputs of a cell's mark: the reader, and the version of the trade that the job began with. */
export interface FieldView {
  readonly texts: Texts;
  readonly me: Me;
  readonly flow: Flow | null;
}

/** How files contain a field. A read-only field is exported but not imported, unless it identifies the row's job. */
export interface FieldTransfer {
  /** Headers of this field in files of other programs. */
  readonly names?: readonly string[];
  /** The header in a file; absent when it equals the sheet's. */
  readonly label?: Text;
  /** The field identifies the row's job or its trade. */
  readonly isKey?: true;
  /** The pattern that the cells must match when only the header identifies the field. */
  readonly pattern?: RegExp;
  /** The form in a trade; absent when it equals the column's. */
  readonly formIn?: (flow: string | null, sheets: Sheets) => CellForm | null;
}

/** The part of a job that fields read. */
export type FieldRow = Omit<JobRow, 'facts'>;

/**
 * A field of a job in the sheet, in files and in the history. Its file has the labels and how a cell reads and writes
 * it; its record, which the server reads too, has how it is sorted, filtered and searched.
 */
export interface JobField {
  readonly record: Field;
  /** The heading of its column. */
  readonly label: Text;
  /** The label in the history; absent when it equals `label`. */
  readonly historyLabel?: Text;
  readonly column: (sheets: Sheets) => Omit<GridColumn, 'id' | 'header' | 'sortable' | 'readOnly'>;
  /** When a sheet whose columns nobody chose leaves it out: `unless-of-trade` where the shown trade does not use it. */
  readonly isHidden?: 'always' | 'unless-wide' | 'unless-of-trade';
  /** The width on a narrow screen: a pinned column leaves room for the others. */
  readonly narrowWidth?: number;
  readonly read: (job: FieldRow) => CellValue;
  /** The differences of a job's cell from its column. */
  readonly mark?: (job: FieldRow, view: FieldView) => CellMark;
  readonly write?: WriteField;
  readonly transfer?: FieldTransfer;
}

/** A detail of the customer. It has no column in the sheet; the panel edits it and files contain it. */
export interface CustomerField {
  /** The id is also the path in the history: `customer.phone`. */
  readonly id: string;
  readonly label: Text;
  readonly names: readonly string[];
  readonly form: CellForm;
  readonly write: WriteField;
}

/** The text of a cell for a required field. An empty one is sent as such, and the server refuses it. */
export const written = (value: CellValue): string => (value === null ? '' : String(value));

export const writtenOrNull = (value: CellValue): string | null => (value === null ? null : String(value));

export const numberOrNull = (value: CellValue): number | null => (typeof value === 'number' ? value : null);

export const overriding = ({ override }: WriteContext): Pick<WriteContext, 'override'> =>
  override ? { override } : {};

export const patch = (change: Extract<FieldWrite, { kind: 'patch' }>['patch']): FieldWrite => ({
  kind: 'patch',
  patch: change,
});

/** The cell value of yes. */
export const yes = 'true';

/** Converts a cell's value into the stored value; `isYesNo` tells yes and no from texts. */
export const valueOfCell = (value: CellValue, isYesNo: boolean): FieldValue | null =>
  isYesNo && value !== null ? value === yes : value;

const prefix = 'fact:';

/** The id of the column of a trade's own item. */
export const factColumnId = (key: FactKey): string => `${prefix}${key}`;

/** The fact key of a trade's column, whose id is its history path; null for a column of all trades. */
export const factKeyOf = (columnId: string): FactKey | null =>
  columnId.startsWith(prefix) ? columnId.slice(prefix.length) : null;

/** An entry as a whole holds no when it is removed. */
const isYesNo = ({ item }: FoundItem): boolean =>
  item.item === 'check' || item.item === 'list' || (item.item === 'field' && item.kind === 'yesno');

/** The fact that an edit of a column writes; null when the trade has no such item. */
export const factWrite = (
  columnId: string,
  value: CellValue,
  flow: Flow | null,
): Readonly<Record<FactKey, FieldValue | null>> | null => {
  const key = factKeyOf(columnId);
  const found = key === null || flow === null ? null : findItem(flow, key);
  return key === null || found === null ? null : { [key]: valueOfCell(value, isYesNo(found)) };
};
