import type { GridCellRef } from '../../grid-props.ts';
import type { GridCore } from '../editing/editing.ts';
import { pendingAt } from '../editing/pending.ts';
import type { ResolvedCell } from './resolve-cell.ts';

/**
 * A cell as its person sees it: a value that is on its way to the host stands in it already. What is judged by the row
 * alone would take back an edit that nobody took back, and copy what is no longer shown.
 */
export const currentCell = ({ store, ports }: GridCore, cell: GridCellRef): ResolvedCell | null => {
  const target = ports.cellAt(cell);
  if (!target) return null;
  const held = pendingAt(store.get().pending, cell);
  return held?.state === 'saving' ? { ...target, value: held.edit.value } : target;
};
