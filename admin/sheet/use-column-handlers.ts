import { useMemo } from 'react';
import type { SheetColumn } from '../fields/field.ts';
import type { ColumnAsk, GridMenuItem } from '../grid/index.ts';
import { asAsked, choicesFor, arrangeColumns, withChoice, type ColumnLayout } from './views/column-layout.ts';

interface ColumnPorts {
  /** All columns in default order. */
  readonly columns: readonly SheetColumn[];
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
  readonly columnItems: (columnId: string) => readonly GridMenuItem[];
}

/** The displayed columns, and the handlers of changes made at their headers. */
export const useColumnHandlers = ({ columns: all, layout, onLayout, columnItems }: ColumnPorts) => ({
  columnItems,
  columns: useMemo(() => arrangeColumns(all, layout), [all, layout]),
  onColumnAsk: (id: string, ask: ColumnAsk) => onLayout(asAsked(choicesFor(all, layout), id, ask)),
  onColumnResize: (id: string, width: number) =>
    onLayout(withChoice(choicesFor(all, layout), id, { width: Math.round(width) })),
});
