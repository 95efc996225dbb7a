import type { ReactNode, Ref } from 'react';
import type { CellKindName } from './cells/registry.ts';
import type { GridEditOutcome } from './edit-outcome.ts';
import type { OnGridFailing, RefusalView, RefusedGridEdit } from './refusal-view.ts';

export type { CellKindName, OnGridFailing, RefusalView, RefusedGridEdit };

export type GridLocale = 'en' | 'zh-Hans' | 'zh-Hant';

/** A cell's value. Money is integer minor units, percent 0..100, instant epoch ms, date `YYYY-MM-DD`. */
export type CellValue = string | number | null;

/** The tone of a cell or row: edge bar, tint and glyph, never colour alone. */
export type GridTone = 'overdue' | 'today' | 'soon' | 'blocked' | 'paid' | 'quiet';

/** Colours that a host may give whole rows. */
export const gridTints = ['red', 'orange', 'yellow', 'green', 'blue', 'purple'] as const;
export type GridTint = (typeof gridTints)[number];

export interface GridOption {
  readonly value: string;
  readonly label: string;
  /** Other ways people write it, for typing and paste: the names in the other languages, an abbreviation. */
  readonly aliases?: readonly string[];
  readonly tone?: GridTone;
  /** A short second line of the list: why it is not open yet, for example. */
  readonly hint?: string;
}

/** Overrides of a column for one cell. All optional. */
export interface CellMark {
  readonly tone?: GridTone;
  /** Shown small after the value: "3 d overdue". */
  readonly suffix?: string;
  /** Tooltip and accessible description: why the value is what it is. */
  readonly note?: string;
  /** Overrides the column for this cell. */
  readonly readOnly?: boolean;
  /** ISO currency of a money cell; else the column's. */
  readonly currency?: string;
  /** What may be chosen in this cell; else the column's. */
  readonly options?: readonly GridOption[];
  /** Least number of this cell (money: minor units); else the column's. */
  readonly min?: number;
}

/** A row as data. Keep the same object while nothing changed: rows are compared by identity. */
export interface GridRow {
  readonly id: string;
  /** Names the row to assistive technology: 'Garden Road 12'. */
  readonly name: string;
  /** By column id; a missing one is an empty cell. */
  readonly values: Readonly<Record<string, CellValue>>;
  readonly marks?: Readonly<Record<string, CellMark>>;
  /** The version of the row; an edit names the version that the person saw. */
  readonly revision?: number;
  /** Edge bar and glyph of the whole row. */
  readonly tone?: GridTone;
  /** Colours the whole row; `note` says why. */
  readonly tint?: GridTint;
  /** Tooltip and accessible description of the whole row. */
  readonly note?: string;
  /** Child rows. `[]` or missing: no expander. */
  readonly children?: readonly GridRow[];
  /** A heading over the rows after it, up to the next one, with their sums. Nothing in it is edited; the host leaves out the rows of a closed one. */
  readonly isGroup?: true;
  /** A placeholder of a row that is not loaded; it cannot be edited. */
  readonly isLoading?: true;
}

/** How a kind of row shows and edits a column. */
export interface GridCellSpec {
  readonly kind: CellKindName;
  readonly align?: 'start' | 'center' | 'end';
  readonly readOnly?: boolean;
  /** For choice, person and status; a mark's options come first. */
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
  /** An empty cell is refused when edited. */
  readonly isRequired?: boolean;
}

export interface GridColumn extends GridCellSpec {
  readonly id: string;
  readonly header: string;
  readonly width: number;
  readonly minWidth?: number;
  /** Stays in view at the start edge when scrolled sideways. */
  readonly pinned?: 'start';
  readonly sortable?: boolean;
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
  /** `before` is the column that it is to stand before; null: at the end. */
  | { readonly type: 'move'; readonly before: string | null };

/** One line of a menu. */
export interface GridMenuItem {
  readonly id: string;
  readonly label: string;
  /** The keys that do the same, as they are written on keys. */
  readonly keys?: string;
  readonly run: () => void;
}

export interface GridCellRef {
  readonly rowId: string;
  readonly columnId: string;
}

export interface GridEdit extends GridCellRef {
  /** Of a child row, its parent's id. */
  readonly parentId: string | null;
  readonly value: CellValue;
  /** The cell's value when editing began. */
  readonly base: CellValue;
  /** The row's revision when editing began. */
  readonly revision?: number;
  /** What the person typed. */
  readonly text: string;
  /** Of a row pasted below the last one: which new row it is, from 1. Its `rowId` is the row that stands for a new one. */
  readonly newRow?: number;
  /** Of a new row: why its `text` cannot be read. The cell stays empty, and the row is not whole. */
  readonly fault?: string;
}

/** Another person's active cell, outlined in their colour with their name. */
export interface GridMark extends GridCellRef {
  readonly id: string;
  readonly name: string;
  /** Degrees of the colour wheel. */
  readonly hue: number;
}

/** A cell changed by somebody else: it is tinted while the host lists it here. */
export interface GridFlash extends GridCellRef {
  readonly id: string;
}

/** A sum over all rows, under the sheet. */
export interface GridTotal {
  readonly label: string;
  readonly value: string;
}

export interface GridHandle {
  readonly focusCell: (cell: GridCellRef) => void;
  /** Selects a cell and brings it into view; the keyboard stays where it is. */
  readonly selectCell: (cell: GridCellRef) => void;
  /** Gives the keyboard back to the grid, at the cell that was active. */
  readonly focus: () => void;
  /** Sends edits that were made before a reload, as if they were made now. */
  readonly resend: (edits: readonly GridEdit[]) => void;
  /** Shows edits in their cells that the host refused before this sheet was there. */
  readonly showRefused: (refused: readonly RefusedGridEdit[]) => void;
  /** As Ctrl+Z and Ctrl+Y in the sheet. */
  readonly undo: () => void;
  readonly redo: () => void;
}

export interface GridProps {
  /** Names the sheet to assistive technology. */
  readonly label: string;
  readonly locale: GridLocale;
  /** Today's business date, so that "3/5", "明天" and "+3" can be typed into date cells. */
  readonly today?: string;
  /** IANA zone of the business, for the time that Ctrl+Shift+; writes. Default Asia/Shanghai. */
  readonly zone?: string;
  /** The clock for it, epoch ms. Default the computer's. */
  readonly now?: () => number;
  readonly columns: readonly GridColumn[];
  /** Rows in display order. The edited row must keep its position until the editor is left (see onFocusChange). */
  readonly rows: readonly GridRow[];
  /** What the bar under the sheet counts: all rows of the query, loaded or not; unknown: leave out. */
  readonly totalRowCount?: number;
  readonly hiddenColumnIds?: ReadonlySet<string>;
  readonly expandedIds: ReadonlySet<string>;
  readonly onExpandedIdsChange: (ids: ReadonlySet<string>) => void;
  /** The first decides, the next ones where those before them tie. */
  readonly sorts?: readonly GridSort[];
  /** A header was used: the host sorts (on the server) and gives new rows. */
  readonly onSort?: (sorts: readonly GridSort[]) => void;
  readonly onColumnAsk?: (columnId: string, ask: ColumnAsk) => void;
  /** The host's part of a cell's menu. Of a child row, parentId is given. */
  readonly cellItems?: (cell: GridCellRef, parentId: string | null) => readonly GridMenuItem[];
  /** The host's part of a column's menu. */
  readonly columnItems?: (columnId: string) => readonly GridMenuItem[];
  /** The row that stands for a new one, the last of `rows`: with it, rows pasted below the last one become new rows. */
  readonly newRowId?: string;
  /** Replacements of removed rows: the editor, the selection and unanswered edits move to them. */
  readonly replacements?: ReadonlyMap<string, string>;
  /** The edits of one operation: a cell, a paste, a fill. Resolves to an outcome for each, in their order. */
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
  /** The host's part of the popover under a refused cell: buttons for details, override with a reason, mine or theirs. */
  readonly renderRefusal?: (view: RefusalView) => ReactNode;
  /** The rows in view changed: positions among `rows`, both inside. The host loads what is near them. */
  readonly onVisibleRows?: (from: number, to: number) => void;
  /** A paste, a fill or Delete reaches rows that are not loaded: positions among `rows`, both inside. Resolve once they are given. */
  readonly onNeedRows?: (from: number, to: number) => Promise<void>;
  readonly isLoadingMore?: boolean;
  /** There are rows beyond those that are loaded. */
  readonly hasMore?: boolean;
  readonly totals?: readonly GridTotal[];
  /** Alt+Enter, the row's open button, or the menu. Of a child row, parentId is given. */
  readonly onOpenRow?: (rowId: string, parentId: string | null) => void;
  /** Ctrl+Shift+H: what was in this cell before. Of a child row, parentId is given. */
  readonly onCellHistory?: (cell: GridCellRef, parentId: string | null) => void;
  /** The active cell changed; null when the keyboard left the sheet. */
  readonly onFocusChange?: (cell: GridCellRef | null) => void;
  readonly onColumnResize?: (columnId: string, width: number) => void;
  readonly marks?: readonly GridMark[];
  readonly flashes?: readonly GridFlash[];
  /** Shown when there are no rows, under the one for a new one where there is that. */
  readonly empty?: ReactNode;
  readonly handle?: Ref<GridHandle>;
}
