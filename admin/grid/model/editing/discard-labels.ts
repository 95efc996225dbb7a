import type { GridTexts } from '../../texts.ts';
import type { PendingEdit } from './pending.ts';
import type { ResolvedCell } from '../places/resolve-cell.ts';

interface DiscardLabels {
  /** The label of the button. */
  readonly act: string;
  /** The message after it. */
  readonly done: string;
  /** The description of the box's keys for screen readers. */
  readonly keys: string;
}

/** Whether the cell's value changed since the person saw it: discarding their text does not restore the old value. */
const isSuperseded = ({ edit, refusal }: PendingEdit, current: ResolvedCell | null): boolean =>
  refusal?.kind === 'conflict' || (current !== null && current.value !== edit.base);

/** The labels for discarding a refused edit: the old value returns, or another person's value stays. */
export const discardLabels = (
  texts: GridTexts,
  entry: PendingEdit,
  current: ResolvedCell | null,
): DiscardLabels =>
  isSuperseded(entry, current)
    ? { act: texts.keepPresent, done: texts.keptPresent, keys: texts.conflictKeys }
    : { act: texts.revert, done: texts.reverted, keys: texts.refusalKeys };
