import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { GridCellRef, GridProps } from '../grid-props.ts';
import { createController, type GridController } from '../model/controller.ts';
import { isSameCell, type GridShape } from '../model/places/shape.ts';
import type { CellEnvironment, ResolvedCell } from '../model/places/resolve-cell.ts';
import { isRowExpanded, withExpanded } from '../table/host-state.ts';
import { writeClipboard } from './writing/write-clipboard.ts';
import type { GridTable } from './use-grid-table.ts';
import { headerHeight, rowHeight } from './pointer/geometry.ts';

/** The part of the current render that the controller reads. */
interface Present {
  readonly props: GridProps;
  readonly table: GridTable;
  readonly environment: CellEnvironment;
  readonly cellAt: (cell: GridCellRef) => ResolvedCell | null;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onMenu: (cell: GridCellRef) => void;
}

type InputRef = RefObject<HTMLTextAreaElement | null>;

const writeInput = (input: HTMLTextAreaElement | null, text: string, caret: 'end' | 'all') => {
  if (!input) return;
  input.value = text;
  input.setSelectionRange(caret === 'all' ? 0 : text.length, text.length);
};

const insertText = (input: HTMLTextAreaElement | null, text: string) => {
  if (!input) return;
  input.setRangeText(text, input.selectionStart, input.selectionEnd, 'end');
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

const makeController = (present: RefObject<Present>, input: InputRef): GridController =>
  createController({
    shape: () => present.current.table.shape,
    environment: () => present.current.environment,
    cellAt: (cell) => present.current.cellAt(cell),
    pageRowCount: () =>
      Math.max(
        1,
        Math.floor(((present.current.scroller.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1,
      ),
    showStart: () => present.current.scroller.current?.scrollTo({ left: 0 }),
    write: (text, caret) => writeInput(input.current, text, caret),
    insert: (text) => insertText(input.current, text),
    onEdits: (edits, onFailing) => present.current.props.onEdits(edits, onFailing),
    onRetry: (cell) => present.current.props.onRetry?.(cell),
    onDiscard: (cell) => present.current.props.onDiscard?.(cell),
    onUndo: () => present.current.props.onUndo?.(),
    onRedo: () => present.current.props.onRedo?.(),
    onOpenRow: (rowId, parentId) => present.current.props.onOpenRow?.(rowId, parentId),
    onCellHistory: (cell, parentId) => present.current.props.onCellHistory?.(cell, parentId),
    needRows: (from, to) => {
      const { props, table } = present.current;
      const places = [table.rows[from]?.at, table.rows[to]?.at] as const;
      return props.onNeedRows?.(places[0] ?? from, places[1] ?? to) ?? null;
    },
    isLengthKnown: () => {
      const { hasMore = false, totalRowCount } = present.current.props;
      return !hasMore || totalRowCount !== undefined;
    },
    writeClipboard,
    replacementOf: (rowId) => present.current.props.replacements?.get(rowId) ?? null,
    newRowId: () => present.current.props.newRowId ?? null,
    isExpanded: (rowId) => isRowExpanded(present.current.table.state.atoms.expanded.get(), rowId),
    onExpand: (rowId, isExpanded) =>
      present.current.table.state.setExpanded((expanded) => withExpanded(expanded, rowId, isExpanded)),
    onSort: (columnId, direction) =>
      present.current.table.state.getColumn(columnId)?.toggleSorting(direction === 'descending'),
    onCard: (cell) => {
      const box = input.current?.getBoundingClientRect();
      if (box) present.current.props.onCard?.({ ...cell, box, isByKey: true });
    },
    onMenu: (cell) => present.current.onMenu(cell),
    now: () => (present.current.props.now ?? Date.now)(),
    zone: () => present.current.props.zone ?? 'Asia/Shanghai',
    after: (delayMs, run) => void setTimeout(run, delayMs),
  });

/** When rows are inserted or removed above the active row, it keeps its position on the screen. */
const keepInPlace = (
  scroller: HTMLElement,
  { store }: GridController,
  before: GridShape,
  after: GridShape,
) => {
  const { hasKeyboard, selection } = store.get();
  if (!hasKeyboard || !selection.focus) return;
  const was = before.rowIndex.get(selection.focus.rowId);
  const is = after.rowIndex.get(selection.focus.rowId);
  if (was === undefined || is === undefined || was === is) return;
  const top = was * rowHeight - scroller.scrollTop;
  const isInView = top > -rowHeight && top < scroller.clientHeight;
  if (isInView) scroller.scrollTop += (is - was) * rowHeight;
};

const orderOf = ({ sorts = [] }: GridProps): string =>
  sorts.map(({ columnId, direction }) => `${columnId} ${direction}`).join();

/** One controller for the sheet's lifetime; it always reads the current rows and callbacks. */
export const useController = (present: Present, input: InputRef): GridController => {
  const latest = useRef(present);
  // oxlint-disable-next-line react/refs -- the refs are only read in event handlers, never while it is made
  const [controller] = useState(() => makeController(latest, input));
  const { shape, rows } = present.table;
  const sheetBefore = useRef({ shape, rows });
  useLayoutEffect(() => {
    latest.current = present;
  });
  const { scroller } = present;
  useLayoutEffect(() => {
    const { shape: before, rows: rowsBefore } = sheetBefore.current;
    sheetBefore.current = { shape, rows };
    if (before === shape) return;
    if (scroller.current) keepInPlace(scroller.current, controller, before, shape);
    const was = {
      shape: before,
      isLoading: (at: number) => rowsBefore[at]?.row.isLoading === true,
      parentAt: (at: number) => rowsBefore[at]?.parentId ?? null,
    };
    controller.reconcileSelection(was);
    controller.shapeChanged(was);
  }, [controller, shape, rows, scroller]);

  const order = orderOf(present.props);
  const orderBefore = useRef(order);
  useLayoutEffect(() => {
    if (orderBefore.current !== order) controller.dropRanges();
    orderBefore.current = order;
  }, [controller, order]);

  // An unmounting sheet commits its draft, as when the focus leaves it.
  useEffect(() => () => controller.keyboardLeft(), [controller]);

  const { onFocusChange } = present.props;
  const reportedFocus = useRef<GridCellRef | null>(null);
  useEffect(() => {
    const notify = () => {
      const { hasKeyboard, selection } = controller.store.get();
      const focus = hasKeyboard ? selection.focus : null;
      if (isSameCell(reportedFocus.current, focus)) return;
      reportedFocus.current = focus;
      onFocusChange?.(focus);
    };
    return controller.store.subscribe(notify);
  }, [controller, onFocusChange]);
  return controller;
};
