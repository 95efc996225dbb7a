import type { GridCellRef } from '../../grid-props.ts';
import type { GridCore } from '../editing/editing.ts';
import { pendingAt } from '../editing/pending.ts';
import type { ResolvedCell } from './resolve-cell.ts';

/**
 * A cell with pending values, as the person sees it. Logic on the stored row alone would revert pending edits and copy
 * values that are not displayed.
 */
export const currentCell = ({ store, ports }: GridCore, cell: GridCellRef): ResolvedCell | null => {
  const target = ports.cellAt(cell);
  if (!target) return null;
  const held = pendingAt(store.get().pending, cell);
  return held?.state === 'saving' ? { ...target, value: held.edit.value } : target;
};
