import { useCallback, useEffect, useId, useImperativeHandle, useMemo, useRef, type RefObject } from 'react';
import type { GridCellRef, GridProps, GridTotal } from '../grid-props.ts';
import type { GridController } from '../model/controller.ts';
import { makeEnvironment, resolveCell } from '../model/places/resolve-cell.ts';
import { gridTexts } from '../texts.ts';
import { Body } from './rows/Body.tsx';
import { headerHeight, rowHeight } from './pointer/geometry.ts';
import { GridContext, useGridState, type GridShared } from './grid-context.ts';
import { HeaderRow } from './rows/HeaderRow.tsx';
import { Overlay } from './layers/Overlay.tsx';
import { Menu } from './menu/Menu.tsx';
import { useMenu } from './menu/use-menu.ts';
import { useController } from './use-controller.ts';
import { fittingWidth } from './fit-column.ts';
import { useGridTable, type GridTable } from './use-grid-table.ts';
import { MarkLayer } from './layers/MarkLayer.tsx';
import { PasteReview } from './layers/PasteReview.tsx';
import { RangeLayer } from './layers/RangeLayer.tsx';
import { StatusBar } from './layers/StatusBar.tsx';
import { useCard } from './pointer/use-card.ts';
import { cellUnder, usePointer } from './pointer/use-pointer.ts';
import './grid.css';
import styles from './grid.module.css';

const noTotals: readonly GridTotal[] = [];

/** The aria-live region. */
function LiveRegion() {
  const { text, turn } = useGridState((state) => state.message);
  return (
    <div role="status" className={styles['spoken']}>
      <span key={turn}>{text}</span>
    </div>
  );
}

/** Handlers of column widths: the host stores them when it can, else the sheet. */
const useWidthHandlers = (
  { onColumnResize }: Pick<GridProps, 'onColumnResize'>,
  table: GridTable,
  sheet: RefObject<HTMLElement | null>,
) => {
  const onResize = (columnId: string, width: number) =>
    table.state.setColumnSizing((widths) => ({ ...widths, [columnId]: width }));
  const onResized = (columnId: string, width: number) => {
    if (!onColumnResize) return;
    onColumnResize(columnId, width);
    // The host stores the width now, so the dragged one is dropped.
    table.state.getColumn(columnId)?.resetSize();
  };
  const onFit = (columnId: string) => {
    const place = table.columns.find(({ column }) => column.id === columnId);
    if (!place || !sheet.current) return;
    const width = fittingWidth(sheet.current, place);
    onResize(columnId, width);
    onResized(columnId, width);
  };
  return { onResize, onResized, onFit };
};

/** Announces when the sheet becomes empty; returns whether it is. */
const useEmptyNews = (controller: GridController, { rows, newRowId, isLoadingMore = false }: GridProps) => {
  // The blank row does not count as a row; a loading sheet is not empty.
  const isEmpty = !isLoadingMore && rows.every(({ id }) => id === newRowId);
  useEffect(() => {
    if (isEmpty) controller.nothingLeft();
  }, [isEmpty, controller]);
  return isEmpty;
};

const useSheet = (props: GridProps) => {
  const input = useRef<HTMLTextAreaElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const table = useGridTable(props);
  const { locale, today = null, columns, onOpenRow } = props;
  const environment = useMemo(() => makeEnvironment(locale, today), [locale, today]);
  const columnById = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const cellAt = ({ rowId, columnId }: GridCellRef) => {
    const placed = table.rows[table.shape.rowIndex.get(rowId) ?? -1];
    const column = columnById.get(columnId);
    return placed && column ? resolveCell(column, placed, environment) : null;
  };
  const takeKeyboard = useCallback(() => input.current?.focus({ preventScroll: true }), []);
  const openMenu = useRef<(cell: GridCellRef) => void>(() => undefined);
  const onMenu = useCallback((cell: GridCellRef) => openMenu.current(cell), []);
  const controller = useController({ props, table, environment, cellAt, scroller, onMenu }, input);
  const widths = useWidthHandlers(props, table, scroller);
  const menu = useMenu({ props, table, controller, cellAt, takeKeyboard, onFit: widths.onFit });
  useEffect(() => {
    // Opened by a key, the menu is placed at the input, which lies over the active cell.
    openMenu.current = (cell) => {
      const { left = 0, bottom = 0 } = input.current?.getBoundingClientRect() ?? {};
      menu.openAtCell(cell, { x: left, y: bottom });
    };
  });
  useImperativeHandle(props.handle, () => ({
    focusCell: (cell) => {
      controller.select(cell);
      takeKeyboard();
    },
    selectCell: (cell) => void controller.select(cell),
    focus: takeKeyboard,
    resend: controller.sender.send,
    showRefused: controller.sender.showRefused,
    undo: () => void controller.run({ type: 'undo' }),
    redo: () => void controller.run({ type: 'redo' }),
  }));
  const gridId = useId();
  const canOpenRow = onOpenRow !== undefined;
  const shared = useMemo(
    (): GridShared => ({ gridId, controller, environment, canOpenRow }),
    [gridId, controller, environment, canOpenRow],
  );
  const pointer = usePointer({ controller, table, scroller, input });
  const card = useCard(props, table);
  const header = { onMenu: menu.openOfColumn, ...widths };
  return {
    input,
    scroller,
    table,
    cellAt,
    controller,
    shared,
    pointer,
    menu,
    header,
    card,
    takeKeyboard,
  };
};

/**
 * A sheet of rows and child rows for keyboard, pointer and input methods. It depends on nothing but its
 * props.
 */
export function Grid(props: GridProps) {
  const sheet = useSheet(props);
  const { input, scroller, table, cellAt, controller, shared, pointer, menu, header, takeKeyboard } = sheet;
  const { label, locale, rows, totalRowCount, isLoadingMore, empty, onColumnAsk } = props;
  const texts = gridTexts(locale);
  const isEmpty = useEmptyNews(controller, props);
  const height = headerHeight + table.rows.length * rowHeight;
  const knownRows = props.hasMore && totalRowCount === undefined ? -1 : table.rows.length + 1;
  return (
    <GridContext value={shared}>
      <div
        className={styles['root']}
        onFocus={controller.keyboardCame}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) controller.keyboardLeft();
        }}
      >
        <div
          ref={scroller}
          className={styles['scroller']}
          {...sheet.card}
          onMouseDown={pointer.onMouseDown}
          onDoubleClick={pointer.onDoubleClick}
          onContextMenu={(event) => menu.onContextMenu(event, cellUnder(event.target, table.shape))}
        >
          <div className={styles['sheet']} style={{ width: table.totalWidth, height }}>
            <div
              id={shared.gridId}
              role={table.isTree ? 'treegrid' : 'grid'}
              aria-label={label}
              aria-multiselectable="true"
              aria-rowcount={knownRows}
              aria-colcount={table.columns.length}
            >
              <HeaderRow
                columns={table.columns}
                {...header}
                onMove={
                  onColumnAsk && ((columnId, before) => onColumnAsk(columnId, { type: 'move', before }))
                }
              />
              <Body table={table} scroller={scroller} onVisibleRows={props.onVisibleRows} />
            </div>
            <MarkLayer table={table} marks={props.marks} flashes={props.flashes} />
            <RangeLayer table={table} onFillStart={pointer.onFillStart} onMoveStart={pointer.onMoveStart} />
            <Overlay
              table={table}
              input={input}
              scroller={scroller}
              cellAt={cellAt}
              renderRefusal={props.renderRefusal}
              onFillStart={pointer.onFillStart}
              onMoveStart={pointer.onMoveStart}
            />
          </div>
          {isEmpty && <div className={styles['empty']}>{empty ?? texts.empty}</div>}
          {isLoadingMore && <div className={styles['more']}>{texts.loadingMore}</div>}
        </div>
        <StatusBar
          rowCount={rows.length}
          totalRowCount={totalRowCount}
          hasMore={props.hasMore ?? false}
          totals={props.totals ?? noTotals}
          onPress={takeKeyboard}
        />
        <PasteReview onClose={takeKeyboard} />
        {menu.menu && <Menu menu={menu.menu} onClose={menu.close} />}
        <LiveRegion />
      </div>
    </GridContext>
  );
}
