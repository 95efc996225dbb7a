import type { GridCellRef } from '../../grid-props.ts';
import type { Clip } from '../areas/clip.ts';
import type { EditSession } from '../editing/edit-session.ts';
import type { GridState } from '../grid-state.ts';
import {
  noPending,
  withPending,
  withoutPending,
  type PendingEdit,
  type PendingEdits,
} from '../editing/pending.ts';
import type { Selection } from '../selection/selection.ts';

/** The permanent replacement of a row; null when there is none. */
export type ReplacementOf = (rowId: string) => string | null;

const remapCell = <Cell extends GridCellRef>(cell: Cell, replacementOf: ReplacementOf): Cell => {
  const rowId = replacementOf(cell.rowId);
  return rowId === null ? cell : { ...cell, rowId };
};

const remapPending = (pending: PendingEdits, replacementOf: ReplacementOf): PendingEdits => {
  const changedEdits: PendingEdit[] = [];
  for (const [rowId, row] of pending) if (replacementOf(rowId) !== null) changedEdits.push(...row.values());
  if (changedEdits.length === 0) return pending;
  const entries = changedEdits.map((entry) => ({ ...entry, edit: remapCell(entry.edit, replacementOf) }));
  return withPending(
    withoutPending(
      pending,
      changedEdits.map(({ edit }) => edit),
    ),
    entries,
  );
};

const remapSelection = (selection: Selection, replacementOf: ReplacementOf): Selection => {
  const { focus, ranges, followed } = selection;
  const isNamed = ({ rowId }: GridCellRef) => replacementOf(rowId) !== null;
  const cells = [...(focus ? [focus] : []), ...ranges.flatMap(({ anchor, head }) => [anchor, head])];
  if (!cells.some(isNamed)) return selection;
  return {
    ...selection,
    focus: focus && remapCell(focus, replacementOf),
    ranges: ranges.map(({ anchor, head }) => ({
      anchor: remapCell(anchor, replacementOf),
      head: remapCell(head, replacementOf),
    })),
    followed: followed && remapCell(followed, replacementOf),
  };
};

const remapClip = (clip: Clip | null, replacementOf: ReplacementOf): Clip | null => {
  const isNamed = ({ rowId }: GridCellRef) => replacementOf(rowId) !== null;
  if (!clip?.ranges.some(({ range }) => isNamed(range.anchor) || isNamed(range.head))) return clip;
  const ranges = clip.ranges.map(({ range, bounds }) => ({
    range: {
      anchor: remapCell(range.anchor, replacementOf),
      head: remapCell(range.head, replacementOf),
    },
    bounds,
  }));
  return { ...clip, ranges };
};

const remapSession = (session: EditSession | null, replacementOf: ReplacementOf): EditSession | null => {
  const cell = session && remapCell(session.cell, replacementOf);
  return session === null || cell === null || cell === session.cell ? session : { ...session, cell };
};

/** Moves the editor, the selection and unanswered edits to the replacements of their rows. */
export const remapped = (state: GridState, replacementOf: ReplacementOf): GridState => {
  const session = remapSession(state.session, replacementOf);
  const selection = remapSelection(state.selection, replacementOf);
  const pending = state.pending === noPending ? noPending : remapPending(state.pending, replacementOf);
  const clip = remapClip(state.clip, replacementOf);
  const refusedAt = state.refusedAt && remapCell(state.refusedAt, replacementOf);
  const isSame =
    selection === state.selection &&
    pending === state.pending &&
    clip === state.clip &&
    session === state.session &&
    refusedAt === state.refusedAt;
  return isSame ? state : { ...state, selection, pending, clip, refusedAt, session };
};
