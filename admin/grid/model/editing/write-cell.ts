import type { CellValue, GridEdit } from '../../grid-props.ts';
import { formatCell, parseCell } from '../../cells/registry.ts';
import type { ResolvedCell } from '../places/resolve-cell.ts';
import { seenIn } from './pending.ts';

/** The outcome of writing a text or a value into a cell. */
export type CellWrite =
  | { readonly is: 'edit'; readonly edit: GridEdit }
  /** The cell already has the value. */
  | { readonly is: 'same' }
  | { readonly is: 'readOnly' }
  /** The cell's row is not loaded. */
  | { readonly is: 'notLoaded' }
  | { readonly is: 'bad'; readonly edit: GridEdit; readonly message: string };

const editOf = (target: ResolvedCell, value: CellValue, text: string): GridEdit => ({
  rowId: target.row.id,
  columnId: target.column.id,
  parentId: target.parentId,
  value,
  text,
  base: target.value,
  ...seenIn(target),
});

/** Parses typed, copied or imported text by the cell's kind. */
export const writeText = (target: ResolvedCell, text: string): CellWrite => {
  if (target.row.isLoading) return { is: 'notLoaded' };
  if (target.isReadOnly) return { is: 'readOnly' };
  const reading = parseCell(target.kind, text, target.context);
  if (!reading.ok) return { is: 'bad', edit: editOf(target, null, text), message: reading.message };
  return reading.value === target.value
    ? { is: 'same' }
    : { is: 'edit', edit: editOf(target, reading.value, text) };
};

/** Whether the target offers the same option by value; names can be shared by two people. */
const isOffered = (target: ResolvedCell, value: CellValue, from: ResolvedCell): boolean =>
  target.kind === from.kind &&
  target.kind.editor === 'choice' &&
  target.context.options.some((option) => option.value === value);

/** Writes another cell's value; a cell of another kind parses its text. The target's bounds and options apply. */
export const writeValue = (target: ResolvedCell, value: CellValue, from: ResolvedCell): CellWrite => {
  const text = formatCell(from.kind, value, from.context);
  if (target.isReadOnly || !isOffered(target, value, from)) return writeText(target, text);
  return value === target.value ? { is: 'same' } : { is: 'edit', edit: editOf(target, value, text) };
};
