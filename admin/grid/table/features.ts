import {
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  metaHelper,
  rowExpandingFeature,
  rowSortingFeature,
  tableFeatures,
  type Column,
  type ColumnDef,
} from '@tanstack/react-table';
import type { GridColumn, GridRow } from '../grid-props.ts';

/**
 * The features of TanStack Table that the grid uses; others are not bundled. Decision 0056 gives the reasons
 * against cell selection, grouping, resizing and row models.
 */
export const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowExpandingFeature,
  rowSortingFeature,
  columnMeta: metaHelper<{ readonly gridColumn: GridColumn }>(),
});

/** A column of TanStack Table, with its width, place and sort and their setters. */
export type TableColumn = Column<typeof features, GridRow>;

const minWidthDefault = 48;

/** Describes a column of the grid to TanStack Table. Widths are pixels. */
export const columnDef = (gridColumn: GridColumn): ColumnDef<typeof features, GridRow> => ({
  id: gridColumn.id,
  header: gridColumn.header,
  accessorFn: ({ values }) => values[gridColumn.id] ?? null,
  size: gridColumn.width,
  minSize: gridColumn.minWidth ?? minWidthDefault,
  enableSorting: gridColumn.sortable === true,
  meta: { gridColumn },
});
