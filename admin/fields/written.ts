import type { CellValue } from '../grid/index.ts';
import type { FieldWrite, WriteContext } from './field.ts';

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
