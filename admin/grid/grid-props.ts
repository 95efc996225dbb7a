import type { ReactNode, Ref } from 'react';
import type { CellMark, GridOption, GridTone } from './cell-mark.ts';
import type { CellKindName } from './cells/registry.ts';
import type { GridEditOutcome } from './edit-outcome.ts';
import type { OnGridFailing, RefusalView, RefusedGridEdit } from './refusal-view.ts';

export type * from './cell-mark.ts';
export type { CellKindName, OnGridFailing, RefusalView, RefusedGridEdit };

export type GridLocale = 'en' | 'zh-Hans' | 'zh-Hant';

/** A cell's value. Money is integer minor units, percent 0..100, instant epoch ms, date `YYYY-MM-DD`. */
export type CellValue = string | number | null;

/** Colours that a host may give whole rows. */
export const gridTints = ['red', 'orange', 'yellow', 'green', 'blue', 'purple'] as const;
export type GridTint = (typeof gridTints)[number];

/** A row as data. Keep the same object while nothing changes: rows are compared by identity. */
export interface GridRow {
  readonly id: string;
  /** The row's accessible name: 'Garden Road 12'. */
  readonly name: string;
  /** By column id; a missing one is an empty cell. */
  readonly values: Readonly<Record<string, CellValue>>;
  readonly marks?: Readonly<Record<string, CellMark>>;
  /** The version of the row; an edit names the version that the person saw. */
  readonly revision?: number;
  /** Edge bar and glyph of the whole row. */
  readonly tone?: GridTone;
  /** Colour of the whole row; `note` gives the reason. */
  readonly tint?: GridTint;
  /** Tooltip and accessible description of the whole row. */
  readonly note?: string;
  /** Child rows. `[]` or missing: no expander. */
  readonly children?: readonly GridRow[];
  /**
   * A heading over the rows up to the next one, with their sums. Read-only; the host omits the rows of a
   * closed group.
   */
  readonly isGroup?: true;
  /** A placeholder of a row that is not loaded; it cannot be edited. */
  readonly isLoading?: true;
}

/** How a kind of row shows and edits a column. */
export interface GridCellSpec {
  readonly kind: CellKindName;
  readonly align?: 'start' | 'center' | 'end';
  readonly readOnly?: boolean;
  /** For choice, person and status; a mark's options take precedence. */
  readonly options?: readonly GridOption[];
  /** ISO currency of money cells. Default CNY. */
  readonly currency?: string;
  /** IANA zone of instants. Default Asia/Shanghai. */
  readonly zone?: string;
  /** Bounds of number, percent and money (minor units). */
  readonly min?: number;
  readonly max?: number;
  /** Characters of text kinds. Default 10,000. */
  readonly lengthMax?: number;
  /** An edit that empties the cell is refused. */
  readonly isRequired?: boolean;
  /** A choice is drawn as soft text, not as a pill. */
  readonly isQuiet?: true;
}

export interface GridColumn extends GridCellSpec {
  readonly id: string;
  readonly header: string;
  readonly width: number;
  readonly minWidth?: number;
  /** Stays in view at the start edge during horizontal scrolling. */
  readonly pinned?: 'start';
  readonly sortable?: boolean;
  /** Its cells have a card, which opens under a resting pointer and by Alt+Down. */
  readonly hasCard?: true;
  /** How child rows use this column; missing: child rows leave it empty and read-only. */
  readonly child?: GridCellSpec;
}

export interface GridSort {
  readonly columnId: string;
  readonly direction: 'ascending' | 'descending';
}

/** A request to move, resize or hide a column. The host stores it and passes new columns. */
export type ColumnAsk =
  | { readonly type: 'hide' }
  | { readonly type: 'pin'; readonly isPinned: boolean }
  /** `before` is the column that follows the new position; null: at the end. */
  | { readonly type: 'move'; readonly before: string | null };

/** An item of a menu. */
export interface GridMenuItem {
  readonly id: string;
  readonly label: string;
  /** The item's key combination, as printed on keys. */
  readonly keys?: string;
  readonly run: () => void;
}

export interface GridCellRef {
  readonly rowId: string;
  readonly columnId: string;
}

/** The cell of a card and its place on the screen, px. */
export interface GridCard extends GridCellRef {
  readonly box: DOMRect;
  /** Asked for by key: the card takes the keyboard. */
  readonly isByKey: boolean;
}

export interface GridEdit extends GridCellRef {
  /** The parent's id, for a child row. */
  readonly parentId: string | null;
  readonly value: CellValue;
  /** The cell's value when editing began. */
  readonly base: CellValue;
  /** The row's revision when editing began. */
  readonly revision?: number;
  /** What the person typed. */
  readonly text: string;
  /** For a row pasted below the last one: its number, from 1. `rowId` is then the blank row's. */
  readonly newRow?: number;
  /** For a new row: why its `text` is invalid. The cell stays empty, and the row is incomplete. */
  readonly fault?: string;
}

/** Another person's active cell, outlined in their colour with their name. */
export interface GridMark extends GridCellRef {
  readonly id: string;
  readonly name: string;
  /** Hue in degrees. */
  readonly hue: number;
}

/** A cell that another person changed: it is tinted while the host lists it. */
export interface GridFlash extends GridCellRef {
  readonly id: string;
}

/** A sum over all rows, in the bar under the sheet. */
export interface GridTotal {
  readonly label: string;
  readonly value: string;
}

export interface GridHandle {
  readonly focusCell: (cell: GridCellRef) => void;
  /** Selects a cell and brings it into view; the keyboard focus does not move. */
  readonly selectCell: (cell: GridCellRef) => void;
  /** Returns the keyboard focus to the grid, at the last active cell. */
  readonly focus: () => void;
  /** Sends edits of an earlier page load as new edits. */
  readonly resend: (edits: readonly GridEdit[]) => void;
  /** Displays edits in their cells that the host refused before this sheet was mounted. */
  readonly showRefused: (refused: readonly RefusedGridEdit[]) => void;
  /** Same as Ctrl+Z and Ctrl+Y in the sheet. */
  readonly undo: () => void;
  readonly redo: () => void;
}

export interface GridProps {
  /** The sheet's accessible name. */
  readonly label: string;
  readonly locale: GridLocale;
  /** Today's business date; needed to type "3/5", "明天" and "+3" into date cells. */
  readonly today?: string;
  /** IANA zone of the business, for Ctrl+Shift+; (insert the time). Default Asia/Shanghai. */
  readonly zone?: string;
  /** The clock for Ctrl+Shift+;, epoch ms. Default the computer's. */
  readonly now?: () => number;
  readonly columns: readonly GridColumn[];
  /** Rows in display order. The edited row must keep its position until its editor closes (see onFocusChange). */
  readonly rows: readonly GridRow[];
  /** Number of all rows of the query, loaded or not, for the status bar; omit when unknown. */
  readonly totalRowCount?: number;
  readonly hiddenColumnIds?: ReadonlySet<string>;
  readonly expandedIds: ReadonlySet<string>;
  readonly onExpandedIdsChange: (ids: ReadonlySet<string>) => void;
  /** The first sort has priority; the following ones order ties. */
  readonly sorts?: readonly GridSort[];
  /** The person requested a sort: the host sorts (on the server) and passes new rows. */
  readonly onSort?: (sorts: readonly GridSort[]) => void;
  readonly onColumnAsk?: (columnId: string, ask: ColumnAsk) => void;
  /** The host's items of a cell's menu. `parentId` is set for a child row. */
  readonly cellItems?: (cell: GridCellRef, parentId: string | null) => readonly GridMenuItem[];
  /** The host's items of a column's menu. */
  readonly columnItems?: (columnId: string) => readonly GridMenuItem[];
  /** The blank row, the last of `rows`. With it, rows pasted below the last row become new rows. */
  readonly newRowId?: string;
  /** Replacements of removed rows: the editor, the selection and unanswered edits move to them. */
  readonly replacements?: ReadonlyMap<string, string>;
  /** Submits the edits of one operation: a cell, a paste or a fill. Resolves to an outcome for each, in order. */
  readonly onEdits: (
    edits: readonly GridEdit[],
    onFailing: OnGridFailing,
  ) => Promise<readonly GridEditOutcome[]>;
  /** The person requests a retry of a failing edit. */
  readonly onRetry?: (cell: GridCellRef) => void;
  /** The person discarded a refused edit. */
  readonly onDiscard?: (cell: GridCellRef) => void;
  /** Ctrl+Z and Ctrl+Y: the host holds the undo history. */
  readonly onUndo?: () => void;
  readonly onRedo?: () => void;
  /** The host's part of the popover under a refused cell: buttons for details, override, keep mine or theirs. */
  readonly renderRefusal?: (view: RefusalView) => ReactNode;
  /** The visible rows changed: first and last position in `rows`. The host loads rows near them. */
  readonly onVisibleRows?: (from: number, to: number) => void;
  /** A paste, a fill or Delete reaches unloaded rows (first and last position). Resolve after they are in `rows`. */
  readonly onNeedRows?: (from: number, to: number) => Promise<void>;
  readonly isLoadingMore?: boolean;
  /** More rows exist than are loaded. */
  readonly hasMore?: boolean;
  readonly totals?: readonly GridTotal[];
  /** Alt+Enter, the row's open button, or the menu. `parentId` is set for a child row. */
  readonly onOpenRow?: (rowId: string, parentId: string | null) => void;
  /** A cell with a card is pointed at or asked for by key; null: the pointer left it. */
  readonly onCard?: (card: GridCard | null) => void;
  /** Ctrl+Shift+H: requests the cell's history. `parentId` is set for a child row. */
  readonly onCellHistory?: (cell: GridCellRef, parentId: string | null) => void;
  /** The active cell changed; null when the keyboard focus left the sheet. */
  readonly onFocusChange?: (cell: GridCellRef | null) => void;
  readonly onColumnResize?: (columnId: string, width: number) => void;
  readonly marks?: readonly GridMark[];
  readonly flashes?: readonly GridFlash[];
  /** Displayed when there are no rows, below the blank row if there is one. */
  readonly empty?: ReactNode;
  readonly handle?: Ref<GridHandle>;
}
