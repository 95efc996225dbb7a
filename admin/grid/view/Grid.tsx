import { useId, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { GridCellRef, GridProps, GridTotal } from '../grid-props.ts';
import { makeEnvironment, resolveCell } from '../model/resolve-cell.ts';
import { gridTexts } from '../texts.ts';
import { Body } from './rows/Body.tsx';
import { headerHeight, rowHeight } from './geometry.ts';
import { GridContext, useGridState, type GridShared } from './grid-context.ts';
import { HeaderRow } from './rows/HeaderRow.tsx';
import { Overlay } from './Overlay.tsx';
import { nextSort, useController } from './use-controller.ts';
import { useGridTable } from './use-grid-table.ts';
import { MarkLayer } from './MarkLayer.tsx';
import { PasteReview } from './PasteReview.tsx';
import { RangeLayer } from './RangeLayer.tsx';
import { StatusBar } from './StatusBar.tsx';
import { usePointer } from './use-pointer.ts';
import './grid.css';
import styles from './grid.module.css';

const noTotals: readonly GridTotal[] = [];

/** Says what happened to those who cannot see it. */
function LiveRegion() {
  const { text, turn } = useGridState((state) => state.message);
  return (
    <div role="status" className={styles['spoken']}>
      <span key={turn}>{text}</span>
    </div>
  );
}

const useSheet = (props: GridProps) => {
  const input = useRef<HTMLTextAreaElement>(null);
  // An element in state, not a ref: the rows below can only be counted once it is there.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const table = useGridTable(props);
  const { locale, today = null, columns, onOpenRow } = props;
  const environment = useMemo(() => makeEnvironment(locale, today), [locale, today]);
  const columnById = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const cellAt = ({ rowId, columnId }: GridCellRef) => {
    const placed = table.rows[table.shape.rowIndex.get(rowId) ?? -1];
    const column = columnById.get(columnId);
    return placed && column ? resolveCell(column, placed, environment) : null;
  };
  const controller = useController({ props, table, environment, cellAt, scroller }, input);
  useImperativeHandle(props.handle, () => ({
    focusCell: (cell) => {
      input.current?.focus({ preventScroll: true });
      controller.select(cell);
    },
    focus: () => input.current?.focus({ preventScroll: true }),
    resend: controller.sender.send,
  }));
  const gridId = useId();
  const canOpenRow = onOpenRow !== undefined;
  const shared = useMemo(
    (): GridShared => ({ gridId, controller, environment, canOpenRow }),
    [gridId, controller, environment, canOpenRow],
  );
  const pointer = usePointer({ controller, table, scroller, input });
  return { input, scroller, setScroller, table, cellAt, controller, shared, pointer };
};

/** A sheet of rows and child rows, worked by keyboard, pointer and input method. It knows its props and nothing else. */
export function Grid(props: GridProps) {
  const { input, scroller, setScroller, table, cellAt, controller, shared, pointer } = useSheet(props);
  const { label, locale, sort = null, rows, totalRowCount, isLoadingMore, empty } = props;
  const texts = gridTexts(locale);
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
          ref={setScroller}
          className={styles['scroller']}
          onMouseDown={pointer.onMouseDown}
          onDoubleClick={pointer.onDoubleClick}
        >
          <div className={styles['sheet']} style={{ width: table.totalWidth, height }}>
            <div
              id={shared.gridId}
              role="treegrid"
              aria-label={label}
              aria-multiselectable="true"
              aria-rowcount={knownRows}
              aria-colcount={table.columns.length}
            >
              <HeaderRow
                columns={table.columns}
                sort={sort}
                onSort={(columnId) => props.onSort?.(nextSort(sort, columnId))}
                onResize={table.resize}
                onResized={(columnId, width) => {
                  if (!props.onColumnResize) return;
                  props.onColumnResize(columnId, width);
                  table.settleWidth(columnId);
                }}
              />
              <Body
                table={table}
                expandedIds={props.expandedIds}
                scroller={scroller}
                onRowsShown={props.onRowsShown}
              />
            </div>
            <MarkLayer table={table} marks={props.marks} flashes={props.flashes} />
            <RangeLayer table={table} onFillStart={pointer.onFillStart} />
            <Overlay
              table={table}
              input={input}
              scroller={scroller}
              cellAt={cellAt}
              renderRefusal={props.renderRefusal}
              onFillStart={pointer.onFillStart}
            />
          </div>
          {rows.length === 0 && <div className={styles['empty']}>{empty ?? texts.empty}</div>}
          {isLoadingMore && <div className={styles['more']}>{texts.loadingMore}</div>}
        </div>
        <StatusBar
          rowCount={rows.length}
          totalRowCount={totalRowCount}
          hasMore={props.hasMore ?? false}
          totals={props.totals ?? noTotals}
        />
        <PasteReview onClose={() => input.current?.focus({ preventScroll: true })} />
        <LiveRegion />
      </div>
    </GridContext>
  );
}
