import type { GridEdit } from '../grid/index.ts';
import { cellName } from './kept-edits.ts';

/** Which gesture the server took last of each cell, while older ones are still on their way. */
export interface NewestAnswers {
  readonly took: (gesture: number, edit: GridEdit) => void;
  /** Whether a newer edit of the cell was taken: the older one must not come after it. */
  readonly isOvertaken: (gesture: number, edit: GridEdit) => boolean;
  readonly forget: () => void;
}

export const newestAnswers = (): NewestAnswers => {
  const newest = new Map<string, number>();
  return {
    took: (gesture, edit) => {
      const cell = cellName(edit);
      newest.set(cell, Math.max(gesture, newest.get(cell) ?? 0));
    },
    isOvertaken: (gesture, edit) => (newest.get(cellName(edit)) ?? 0) > gesture,
    forget: () => newest.clear(),
  };
};
