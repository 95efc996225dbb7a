import type { GridCellRef, GridProps } from '../grid-props.ts';
import type { Copied } from './areas/copy.ts';
import type { ReplacementOf } from './places/remap-rows.ts';
import type { CellEnvironment, ResolvedCell } from './places/resolve-cell.ts';
import type { GridShape } from './places/shape.ts';

/** The sheet's interface for the model; read at every call, so that it is always current. */
export interface GridPorts {
  readonly shape: () => GridShape;
  readonly environment: () => CellEnvironment;
  readonly cellAt: (cell: GridCellRef) => ResolvedCell | null;
  readonly pageRowCount: () => number;
  /** Scrolls horizontally to the first column; revealing a pinned column does not do that. */
  readonly showStart: () => void;
  /** Writes a text to the single input, with the caret at its end or all of it selected. */
  readonly write: (text: string, caret: 'end' | 'all') => void;
  /** Inserts a text at the input's caret. */
  readonly insert: (text: string) => void;
  readonly onEdits: GridProps['onEdits'];
  /** Retries a failing edit now. */
  readonly onRetry: (cell: GridCellRef) => void;
  /** The blank row; cells pasted below the last row are parsed as its cells. */
  readonly onDiscard: (cell: GridCellRef) => void;
  /** The blank row; cells pasted below the last row are parsed as its cells are. */
  readonly newRowId: () => string | null;
  /** The replacement of a removed row. */
  readonly replacementOf: ReplacementOf;
  /** Loads rows by their first and last position; null when the host cannot. */
  readonly needRows: (from: number, to: number) => Promise<void> | null;
  /** Whether the rows include all rows of the query, loaded or not. */
  readonly isLengthKnown: () => boolean;
  /** Writes a promised text to the clipboard; null when the browser cannot. */
  readonly writeClipboard: (copied: Promise<Copied>) => Promise<void> | null;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onOpenRow: (rowId: string, parentId: string | null) => void;
  readonly isExpanded: (rowId: string) => boolean;
  readonly onCellHistory: (cell: GridCellRef, parentId: string | null) => void;
  readonly onExpand: (rowId: string, isExpanded: boolean) => void;
  readonly onSort: (columnId: string, direction: 'ascending' | 'descending') => void;
  /** The person asked for a cell's card with a key. */
  readonly onCard: (cell: GridCellRef) => void;
  /** The person opened a cell's menu with a key. */
  readonly onMenu: (cell: GridCellRef) => void;
  readonly after: (delayMs: number, run: () => void) => void;
  /** The clock, epoch ms, and the IANA zone of the business. */
  readonly now: () => number;
  readonly zone: () => string;
}
