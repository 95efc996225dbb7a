import type { GridCellRef, GridProps } from '../grid-props.ts';
import type { Copied } from './areas/copy.ts';
import type { SuccessorOf } from './places/renamed.ts';
import type { CellEnvironment, ResolvedCell } from './places/resolve-cell.ts';
import type { GridShape } from './places/shape.ts';

/** What the model sees of the sheet and asks of it; read at every call, so always present. */
export interface GridPorts {
  readonly shape: () => GridShape;
  readonly environment: () => CellEnvironment;
  readonly cellAt: (cell: GridCellRef) => ResolvedCell | null;
  readonly pageRowCount: () => number;
  /** Scrolls sideways to the first column: one that stays in view is never scrolled to. */
  readonly showStart: () => void;
  /** Puts a text into the one input, its caret at the end or all of it selected. */
  readonly write: (text: string, caret: 'end' | 'all') => void;
  /** Types a text at the input's caret. */
  readonly insert: (text: string) => void;
  readonly onEdits: GridProps['onEdits'];
  /** A failing edit is to be tried now. */
  readonly onRetry: (cell: GridCellRef) => void;
  /** A refused text was dropped by the person. */
  readonly onPutBack: (cell: GridCellRef) => void;
  /** The row that stands for a new one; what is pasted past the last row is read as its cells are. */
  readonly newRowId: () => string | null;
  /** The row that took the place of one that is gone. */
  readonly successorOf: SuccessorOf;
  /** Has rows loaded, by their first and last position on show; null where the host cannot. */
  readonly needRows: (from: number, to: number) => Promise<void> | null;
  /** Whether the rows on show are all there are, loaded or not. */
  readonly isLengthKnown: () => boolean;
  /** Puts on the clipboard what comes later; null where the browser cannot. */
  readonly writeClipboard: (copied: Promise<Copied>) => Promise<void> | null;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onOpenRow: (rowId: string, parentId: string | null) => void;
  readonly isExpanded: (rowId: string) => boolean;
  readonly onCellHistory: (cell: GridCellRef, parentId: string | null) => void;
  readonly onExpand: (rowId: string, isExpanded: boolean) => void;
  readonly onSort: (columnId: string, direction: 'ascending' | 'descending') => void;
  /** The menu of a cell is asked for by a key. */
  readonly onMenu: (cell: GridCellRef) => void;
  readonly after: (delayMs: number, run: () => void) => void;
  /** The clock, epoch ms, and the IANA zone of the business. */
  readonly now: () => number;
  readonly zone: () => string;
}
