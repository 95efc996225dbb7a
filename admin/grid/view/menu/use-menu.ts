import { useCallback, useState, type MouseEvent } from 'react';
import type { GridCellRef, GridMenuItem, GridProps } from '../../grid-props.ts';
import type { GridController } from '../../model/controller.ts';
import { isOneCell, rowsIn } from '../../model/selection/ranges.ts';
import type { ResolvedCell } from '../../model/places/resolve-cell.ts';
import { fill, gridTexts } from '../../texts.ts';
import type { GridTable } from '../use-grid-table.ts';
import { columnItems } from './column-items.ts';
import type { OpenMenu } from './Menu.tsx';

interface MenuPorts {
  readonly props: GridProps;
  readonly table: GridTable;
  readonly controller: GridController;
  readonly cellAt: (cell: GridCellRef) => ResolvedCell | null;
  /** Focuses the sheet, because the clipboard events come from there. */
  readonly takeKeyboard: () => void;
  readonly onFit: (columnId: string) => void;
}

const cellItems = (
  target: ResolvedCell,
  { props, controller, takeKeyboard }: MenuPorts,
): readonly (readonly GridMenuItem[])[] => {
  const texts = gridTexts(props.locale);
  const isFixed = target.isReadOnly && isOneCell(controller.store.get().selection);
  const isTall = controller.bounds().some((bounds) => rowsIn(bounds) > 1);
  const copying = (command: 'copy' | 'cut') => () => {
    takeKeyboard();
    document.execCommand(command);
  };
  const menuItems = props.cellItems?.({ rowId: target.row.id, columnId: target.column.id }, target.parentId);
  return [
    [
      { id: 'copy', label: texts.copy, keys: 'Ctrl+C', run: copying('copy') },
      ...(isFixed
        ? []
        : [
            { id: 'cut', label: texts.cut, keys: 'Ctrl+X', run: copying('cut') },
            {
              id: 'clear',
              label: texts.clear,
              keys: 'Del',
              run: () => void controller.run({ type: 'clear' }),
            },
          ]),
      ...(isTall
        ? [
            {
              id: 'fillDown',
              label: texts.fillDown,
              keys: 'Ctrl+D',
              run: () => void controller.run({ type: 'fillFromEdge', isDown: true }),
            },
          ]
        : []),
    ],
    menuItems ?? [],
  ];
};

/** The menu of the sheet: for a cell and its column, or for a column alone. */
export const useMenu = (ports: MenuPorts) => {
  const { props, table, controller, cellAt, takeKeyboard, onFit } = ports;
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const texts = gridTexts(props.locale);
  const ofColumn = (columnId: string) => {
    const place = table.columns.find(({ column }) => column.id === columnId);
    if (!place) return [];
    const { columnIds } = table.shape;
    return columnItems({ place, columnIds, props, texts, onFit: () => onFit(columnId) });
  };
  const openAtCell = (cell: GridCellRef, at: { readonly x: number; readonly y: number }) => {
    const target = cellAt(cell);
    if (!target || target.row.isLoading) return;
    const groups = [...cellItems(target, ports), ...ofColumn(cell.columnId)];
    const label = fill(texts.menuOfCell, { column: target.column.header, name: target.row.name });
    setMenu({ label, ...at, groups });
  };
  return {
    menu,
    close: useCallback(() => {
      setMenu(null);
      takeKeyboard();
    }, [takeKeyboard]),
    openAtCell,
    openOfColumn: (columnId: string, event: MouseEvent) => {
      event.preventDefault();
      const groups = ofColumn(columnId);
      const header = table.columns.find((place) => place.column.id === columnId)?.column.header ?? '';
      if (groups.every((items) => items.length === 0)) return;
      setMenu({
        label: fill(texts.menuOfColumn, { column: header }),
        x: event.clientX,
        y: event.clientY,
        groups,
      });
    },
    /** A context menu on a cell selects it, unless it is already part of the selection. */
    onContextMenu: (event: MouseEvent, cell: GridCellRef | null) => {
      if (!cell || controller.store.get().session) return;
      event.preventDefault();
      const { rowIndex, columnIndex } = table.shape;
      const row = rowIndex.get(cell.rowId) ?? -1;
      const column = columnIndex.get(cell.columnId) ?? -1;
      const isInside = controller
        .bounds()
        .some(
          ({ from, to }) => row >= from.row && row <= to.row && column >= from.column && column <= to.column,
        );
      if (!isInside && !controller.select(cell, 'press')) return;
      openAtCell(cell, { x: event.clientX, y: event.clientY });
    },
  };
};
