import type {
  CellValue,
  GridColumn,
  GridEdit,
  GridEditOutcome,
  GridOption,
  GridRow,
  OnGridFailing,
} from '../../admin/grid/index.ts';
import type { ShapeBefore } from '../../admin/grid/model/places/cell-after-loss.ts';
import { createController } from '../../admin/grid/model/controller.ts';
import type { Copied } from '../../admin/grid/model/areas/copy.ts';
import { commandOf } from '../../admin/grid/model/keys.ts';
import { pendingAt } from '../../admin/grid/model/editing/pending.ts';
import { makeEnvironment, resolveCell } from '../../admin/grid/model/places/resolve-cell.ts';
import { makeShape } from '../../admin/grid/model/places/shape.ts';

const usualColumns: readonly GridColumn[] = [
  { id: 'no', header: 'No.', kind: 'readonly', width: 80 },
  { id: 'title', header: 'Title', kind: 'text', width: 80, isRequired: true },
  {
    id: 'stage',
    header: 'Stage',
    kind: 'choice',
    width: 80,
    options: [
      { value: 'a', label: 'Alpha' },
      { value: 'b', label: 'Beta' },
    ],
  },
  { id: 'due', header: 'Due', kind: 'date', width: 80 },
  { id: 'amount', header: 'Amount', kind: 'money', width: 80 },
];

/** A row by its id: a job, a heading (`group 1`), or a row that is not loaded (`gap 1`). */
const row = (id: string): GridRow => {
  if (id.startsWith('gap')) return { id, name: '', values: {}, isLoading: true };
  const values = { no: id, title: `Title ${id}`, stage: 'a', due: null, amount: 1250 };
  return { id, name: id, values, ...(id.startsWith('group') ? { isGroup: true } : {}) };
};

/** `r1/a` is a child row of `r1`. */
const parentOf = (id: string): string | null => (id.includes('/') ? (id.split('/')[0] ?? null) : null);

/** A sheet without a view: keys are pressed by name, edits wait until the test answers them. */
export const makeSheet = (
  rowIds: readonly string[] = ['r1', 'r2', 'r3'],
  newRowId: string | null = null,
  moreColumns: readonly GridColumn[] = [],
) => {
  const columns = [...usualColumns, ...moreColumns];
  let rows: readonly GridRow[] = rowIds.map(row);
  const hidden = new Set<string>();
  const cellWrites: (readonly GridEdit[])[] = [];
  const request: string[] = [];
  const sent: { edit: GridEdit; answer: (outcome: GridEditOutcome) => Promise<void> }[] = [];
  const timers: (() => void)[] = [];
  const opened: string[] = [];
  const environment = makeEnvironment('en', '2026-11-23');
  let written = '';
  const replacements = new Map<string, string>();
  let needRows: ((from: number, to: number) => Promise<void>) | null = null;
  let indexed = { rows, byId: new Map<string, GridRow>() };
  const rowById = (rowId: string): GridRow | undefined => {
    if (indexed.rows !== rows || indexed.byId.size === 0)
      indexed = { rows, byId: new Map(rows.map((entry) => [entry.id, entry])) };
    return indexed.byId.get(rowId);
  };
  const failing: OnGridFailing[] = [];
  let clipboard: ((copied: Promise<Copied>) => Promise<void>) | null = null;
  let isLengthKnown = true;
  const shape = () =>
    makeShape(
      rows.map(({ id }) => id),
      columns.map(({ id }) => id).filter((id) => !hidden.has(id)),
    );
  const set = (rowId: string, columnId: string, value: CellValue) => {
    rows = rows.map((held) =>
      held.id === rowId ? { ...held, values: { ...held.values, [columnId]: value } } : held,
    );
  };
  const ask = (edit: GridEdit): Promise<GridEditOutcome> =>
    new Promise((resolve) => {
      sent.push({
        edit,
        answer: async (outcome) => {
          if (outcome.ok) set(edit.rowId, edit.columnId, edit.value);
          resolve(outcome);
          await new Promise((done) => setImmediate(done));
        },
      });
    });
  const cellAt = (rowId: string, columnId: string) => {
    const found = rowById(rowId);
    const column = columns.find(({ id }) => id === columnId);
    return found && column
      ? resolveCell(column, { row: found, parentId: parentOf(rowId) }, environment)
      : null;
  };
  const controller = createController({
    shape,
    environment: () => environment,
    cellAt: (cell) => cellAt(cell.rowId, cell.columnId),
    pageRowCount: () => 2,
    showStart: () => undefined,
    write: (text) => {
      written = text;
    },
    insert: (text) => controller.input({ text: written + text, isComposing: false }),
    onEdits: (edits, onFailing) => {
      cellWrites.push(edits);
      failing.push(onFailing);
      return Promise.all(edits.map(ask));
    },
    onRetry: ({ rowId, columnId }) => request.push(`retry ${rowId} ${columnId}`),
    onDiscard: ({ rowId, columnId }) => request.push(`put back ${rowId} ${columnId}`),
    replacementOf: (rowId) => replacements.get(rowId) ?? null,
    needRows: (from, to) => (needRows ? needRows(from, to) : null),
    isLengthKnown: () => isLengthKnown,
    writeClipboard: (copied) => (clipboard ? clipboard(copied) : null),
    onUndo: () => request.push('undo'),
    onRedo: () => request.push('redo'),
    onOpenRow: (rowId) => opened.push(rowId),
    onCellHistory: ({ rowId, columnId }) => request.push(`history of ${rowId} ${columnId}`),
    onCard: () => undefined,
    onMenu: ({ rowId, columnId }) => request.push(`menu of ${rowId} ${columnId}`),
    newRowId: () => newRowId,
    isExpanded: () => false,
    onExpand: () => undefined,
    onSort: () => undefined,
    after: (_delayMs, run) => timers.push(run),
    now: () => Date.UTC(2026, 10, 23, 9, 30),
    zone: () => 'Asia/Shanghai',
  });
  const sheetNow = (): ShapeBefore => {
    const now = rows;
    return {
      shape: shape(),
      isLoading: (at) => now[at]?.isLoading === true,
      parentAt: (at) => parentOf(now[at]?.id ?? ''),
    };
  };
  const show = (next: readonly GridRow[]) => {
    const before = sheetNow();
    rows = next;
    controller.reconcileSelection(before);
    controller.shapeChanged(before);
  };
  controller.keyboardCame();
  const state = () => controller.store.get();
  return {
    controller,
    cellAt,
    sent,
    /** The edits of each operation, as `r1 due=2026-03-05`. */
    operations: () =>
      cellWrites.map((edits) =>
        edits.map(
          ({ rowId, columnId, value, newRow }) =>
            `${rowId}${newRow === undefined ? '' : `+${newRow}`} ${columnId}=${value ?? ''}`,
        ),
      ),
    /** The host reports that an operation's edits fail and are retried. */
    fail: (at: number, message: string) => {
      const refusal = { ok: false, kind: 'failed', message } as const;
      failing[at]?.((cellWrites[at] ?? []).map((edit) => ({ edit, refusal })));
    },
    requests: request,
    opened,
    timers,
    written: () => written,
    focus: () => `${state().selection.focus?.rowId} ${state().selection.focus?.columnId}`,
    session: () => state().session,
    held: (rowId: string, columnId: string) => pendingAt(state().pending, { rowId, columnId }),
    selected: () =>
      state().selection.ranges.map(
        ({ anchor, head }) => `${anchor.rowId} ${anchor.columnId}:${head.rowId} ${head.columnId}`,
      ),
    review: () => state().review,
    said: () => state().message.text,
    notice: () => state().notice,
    go: (rowId: string, columnId: string) => controller.select({ rowId, columnId }),
    press: (...keys: readonly string[]) => {
      for (const name of keys) {
        const parts = name.split('+');
        const key = parts.pop() ?? '';
        const held = (part: string) => parts.includes(part);
        const command = commandOf(
          { key, ctrlKey: held('Ctrl'), metaKey: false, altKey: held('Alt'), shiftKey: held('Shift') },
          controller.mode(),
        );
        if (command) controller.run(command);
      }
    },
    type: (text: string) => controller.input({ text, isComposing: false }),
    compose: (text: string) => controller.input({ text, isComposing: true }),
    /** Another person's value arrives. */
    set,
    /** Gives a row options of its own in a cell. */
    offer: (rowId: string, columnId: string, options: readonly GridOption[]) => {
      rows = rows.map((held) =>
        held.id === rowId ? { ...held, marks: { ...held.marks, [columnId]: { options } } } : held,
      );
    },
    /** Replaces rows by placeholders; `load` brings them back. */
    unload: (...unloaded: readonly string[]) => {
      const gone = new Set(unloaded);
      rows = rows.map((held) =>
        gone.has(held.id) ? { id: `gap ${held.id}`, name: '', values: {}, isLoading: true } : held,
      );
    },
    /** The browser's clipboard; without one, only the copy event can write. */
    withClipboard: (write: typeof clipboard) => {
      clipboard = write;
    },
    /** There are more rows below the last one, of unknown number. */
    uncounted: () => {
      isLengthKnown = false;
    },
    onNeedRows: (load: typeof needRows) => {
      needRows = load;
    },
    load: () => {
      const before = sheetNow();
      rows = rows.map((held) => (held.isLoading ? row(held.id.slice('gap '.length)) : held));
      controller.shapeChanged(before);
    },
    /** Replaces a row by another one. */
    succeed: (rowId: string, next: string) => {
      const before = sheetNow();
      replacements.set(rowId, next);
      rows = rows.map((held) => (held.id === rowId ? { ...row(next), revision: 7 } : held));
      controller.shapeChanged(before);
    },
    hide: (columnId: string) => {
      const before = sheetNow();
      hidden.add(columnId);
      controller.reconcileSelection(before);
      controller.shapeChanged(before);
    },
    remove: (rowId: string) => show(rows.filter(({ id }) => id !== rowId)),
    /** The host passes these rows, by their ids; missing ones are created. */
    give: (ids: readonly string[]) => show(ids.map((id) => rows.find((held) => held.id === id) ?? row(id))),
  };
};
