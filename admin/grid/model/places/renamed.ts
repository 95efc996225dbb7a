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

/** The row that took a row's place for good; null where none did. */
export type SuccessorOf = (rowId: string) => string | null;

const renamedCell = <Cell extends GridCellRef>(cell: Cell, successorOf: SuccessorOf): Cell => {
  const rowId = successorOf(cell.rowId);
  return rowId === null ? cell : { ...cell, rowId };
};

const renamedPending = (pending: PendingEdits, successorOf: SuccessorOf): PendingEdits => {
  const moved: PendingEdit[] = [];
  for (const [rowId, row] of pending) if (successorOf(rowId) !== null) moved.push(...row.values());
  if (moved.length === 0) return pending;
  const entries = moved.map((entry) => ({ ...entry, edit: renamedCell(entry.edit, successorOf) }));
  return withPending(
    withoutPending(
      pending,
      moved.map(({ edit }) => edit),
    ),
    entries,
  );
};

const renamedSelection = (selection: Selection, successorOf: SuccessorOf): Selection => {
  const { focus, ranges, followed } = selection;
  const isNamed = ({ rowId }: GridCellRef) => successorOf(rowId) !== null;
  const cells = [...(focus ? [focus] : []), ...ranges.flatMap(({ anchor, head }) => [anchor, head])];
  if (!cells.some(isNamed)) return selection;
  return {
    ...selection,
    focus: focus && renamedCell(focus, successorOf),
    ranges: ranges.map(({ anchor, head }) => ({
      anchor: renamedCell(anchor, successorOf),
      head: renamedCell(head, successorOf),
    })),
    followed: followed && renamedCell(followed, successorOf),
  };
};

const renamedClip = (clip: Clip | null, successorOf: SuccessorOf): Clip | null => {
  const isNamed = ({ rowId }: GridCellRef) => successorOf(rowId) !== null;
  if (!clip?.ranges.some(({ range }) => isNamed(range.anchor) || isNamed(range.head))) return clip;
  const ranges = clip.ranges.map(({ range, bounds }) => ({
    range: {
      anchor: renamedCell(range.anchor, successorOf),
      head: renamedCell(range.head, successorOf),
    },
    bounds,
  }));
  return { ...clip, ranges };
};

const renamedSession = (session: EditSession | null, successorOf: SuccessorOf): EditSession | null => {
  const cell = session && renamedCell(session.cell, successorOf);
  return session === null || cell === null || cell === session.cell ? session : { ...session, cell };
};

/** The editor, the selection and edits without an answer go over to the rows that took the place of theirs. */
export const renamed = (state: GridState, successorOf: SuccessorOf): GridState => {
  const session = renamedSession(state.session, successorOf);
  const selection = renamedSelection(state.selection, successorOf);
  const pending = state.pending === noPending ? noPending : renamedPending(state.pending, successorOf);
  const clip = renamedClip(state.clip, successorOf);
  const refusedAt = state.refusedAt && renamedCell(state.refusedAt, successorOf);
  const isSame =
    selection === state.selection &&
    pending === state.pending &&
    clip === state.clip &&
    session === state.session &&
    refusedAt === state.refusedAt;
  return isSame ? state : { ...state, selection, pending, clip, refusedAt, session };
};
