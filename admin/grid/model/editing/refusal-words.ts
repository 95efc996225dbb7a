import type { GridTexts } from '../../texts.ts';
import type { PendingEdit } from './pending.ts';
import type { ResolvedCell } from '../places/resolve-cell.ts';

interface DropWords {
  /** What the button says. */
  readonly act: string;
  /** What is said once it is done. */
  readonly done: string;
  /** The keys of the box, for the ear. */
  readonly keys: string;
}

/** The cell holds another value than its person saw: dropping their text does not bring that one back. */
const isOvertaken = ({ edit, refusal }: PendingEdit, current: ResolvedCell | null): boolean =>
  refusal?.kind === 'conflict' || (current !== null && current.value !== edit.base);

/** What dropping a refused text means: the old value shows again, or the value that another put there meanwhile stays. */
export const dropWords = (texts: GridTexts, entry: PendingEdit, current: ResolvedCell | null): DropWords =>
  isOvertaken(entry, current)
    ? { act: texts.keepPresent, done: texts.keptPresent, keys: texts.conflictKeys }
    : { act: texts.revert, done: texts.reverted, keys: texts.refusalKeys };
