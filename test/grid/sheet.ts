import type { GridColumn, GridEdit, GridEditOutcome, GridRow } from '../../admin/grid/index.ts';
import { createController } from '../../admin/grid/model/controller.ts';
import { commandOf } from '../../admin/grid/model/keys.ts';
import { pendingAt } from '../../admin/grid/model/pending.ts';
import { makeEnvironment, resolveCell } from '../../admin/grid/model/resolve-cell.ts';
import { makeShape } from '../../admin/grid/model/shape.ts';

const columns: readonly GridColumn[] = [
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

const row = (id: string): GridRow => ({
  id,
  name: id,
  values: { no: id, title: `Title ${id}`, stage: 'a', due: null, amount: 1250 },
});

/** A sheet without a picture: keys go in by name, edits wait until the test answers them. */
export const makeSheet = (rowIds: readonly string[] = ['r1', 'r2', 'r3'], newRowId: string | null = null) => {
  let rows = rowIds.map(row);
  const gestures: (readonly GridEdit[])[] = [];
  const asked: string[] = [];
  const sent: { edit: GridEdit; answer: (outcome: GridEditOutcome) => Promise<void> }[] = [];
  const timers: (() => void)[] = [];
  const opened: string[] = [];
  const environment = makeEnvironment('en', '2026-11-23');
  let written = '';
  const successors = new Map<string, string>();
  let needRows: ((from: number, to: number) => Promise<void>) | null = null;
  const shape = () =>
    makeShape(
      rows.map(({ id }) => id),
      columns.map(({ id }) => id),
    );
  const ask = (edit: GridEdit): Promise<GridEditOutcome> =>
    new Promise((resolve) => {
      sent.push({
        edit,
        answer: async (outcome) => {
          if (outcome.ok)
            rows = rows.map((held) =>
              held.id === edit.rowId
                ? { ...held, values: { ...held.values, [edit.columnId]: edit.value } }
                : held,
            );
          resolve(outcome);
          await new Promise((done) => setImmediate(done));
        },
      });
    });
  const controller = createController({
    shape,
    environment: () => environment,
    cellAt: ({ rowId, columnId }) => {
      const found = rows.find(({ id }) => id === rowId);
      const column = columns.find(({ id }) => id === columnId);
      return found && column ? resolveCell(column, { row: found, parentId: null }, environment) : null;
    },
    pageRowCount: () => 2,
    showStart: () => undefined,
    write: (text) => {
      written = text;
    },
    insert: (text) => controller.input({ text: written + text, isComposing: false }),
    onEdits: (edits) => {
      gestures.push(edits);
      return Promise.all(edits.map(ask));
    },
    successorOf: (rowId) => successors.get(rowId) ?? null,
    needRows: (from, to) => (needRows ? needRows(from, to) : null),
    onUndo: () => asked.push('undo'),
    onRedo: () => asked.push('redo'),
    onOpenRow: (rowId) => opened.push(rowId),
    onCellHistory: ({ rowId, columnId }) => asked.push(`history of ${rowId} ${columnId}`),
    onMenu: ({ rowId, columnId }) => asked.push(`menu of ${rowId} ${columnId}`),
    newRowId: () => newRowId,
    isExpanded: () => false,
    onExpand: () => undefined,
    onSort: () => undefined,
    after: (_delayMs, run) => timers.push(run),
  });
  controller.keyboardCame();
  const state = () => controller.store.get();
  return {
    controller,
    sent,
    /** The edits of each gesture, as `r1 due=2026-03-05`. */
    gestures: () =>
      gestures.map((edits) =>
        edits.map(
          ({ rowId, columnId, value, newRow }) =>
            `${rowId}${newRow === undefined ? '' : `+${newRow}`} ${columnId}=${value ?? ''}`,
        ),
      ),
    asked,
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
    /** Rows that are not loaded yet; `load` gives what stands there. */
    unload: (...unloaded: readonly string[]) => {
      rows = rows.map((held) =>
        unloaded.includes(held.id) ? { id: `gap ${held.id}`, name: '', values: {}, isLoading: true } : held,
      );
    },
    onNeedRows: (load: typeof needRows) => {
      needRows = load;
    },
    load: () => {
      const before = shape();
      rows = rows.map((held) => (held.isLoading ? row(held.id.slice('gap '.length)) : held));
      controller.shapeChanged(before);
    },
    /** Another row takes a row's place. */
    succeed: (rowId: string, next: string) => {
      const before = shape();
      successors.set(rowId, next);
      rows = rows.map((held) => (held.id === rowId ? { ...row(next), revision: 7 } : held));
      controller.shapeChanged(before);
    },
    remove: (rowId: string) => {
      const before = shape();
      rows = rows.filter(({ id }) => id !== rowId);
      controller.shapeChanged(before);
    },
  };
};
