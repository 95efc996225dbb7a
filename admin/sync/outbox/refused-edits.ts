import type { GridCellRef } from '../../grid/index.ts';
import { cellName, type KeptEdits, type RefusedEdit } from './kept-edits.ts';
import type { Waiting } from './waiting.ts';

/** What the server did not take of this tab's edits, one a cell, over a reload too. */
export interface RefusedEdits {
  readonly hold: (one: RefusedEdit) => void;
  readonly drop: (cell: GridCellRef) => void;
  /** Holds what was refused of a gesture, and no longer what stood in the way of its other edits. */
  readonly took: (waiting: Pick<Waiting, 'edits' | 'outcomes'>) => void;
  readonly all: () => readonly RefusedEdit[];
  /** Those that only the page holds. */
  readonly unkeptCount: () => number;
}

export const refusedEdits = (kept: Pick<KeptEdits, 'keepRefused' | 'dropRefused'>): RefusedEdits => {
  const held = new Map<string, RefusedEdit & { readonly isKept: boolean }>();
  const hold = (one: RefusedEdit) =>
    void held.set(cellName(one.edit), { ...one, isKept: kept.keepRefused(one) });
  const drop = (cell: GridCellRef) => {
    if (held.delete(cellName(cell))) kept.dropRefused(cell);
  };
  return {
    hold,
    drop,
    took: ({ edits, outcomes }) => {
      for (const [at, edit] of edits.entries()) {
        const outcome = outcomes[at];
        if (outcome?.ok) drop(edit);
        else if (outcome) hold({ edit, problem: outcome.problem });
      }
    },
    all: () => [...held.values()].map(({ edit, problem }) => ({ edit, problem })),
    unkeptCount: () => [...held.values()].filter(({ isKept }) => !isKept).length,
  };
};
