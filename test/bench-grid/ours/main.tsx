import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  Grid,
  type CellMark,
  type GridColumn,
  type GridEdit,
  type GridEditOutcome,
  type GridOption,
  type GridRow,
  type GridSort,
} from '../../../admin/grid/index.ts';
import { columns, people, sheetRows, stages, type SheetRow } from '../data.ts';

const optionsOf = (labels: readonly string[]): readonly GridOption[] =>
  labels.map((label) => ({ value: label, label }));

const options = { choice: optionsOf(stages), person: optionsOf(people) };

const gridColumns: readonly GridColumn[] = columns.map(
  ({ id, header, kind, width, isReadOnly, isPinned }) => ({
    id,
    header,
    kind,
    width,
    sortable: true,
    ...(isReadOnly ? { readOnly: true } : {}),
    ...(isPinned ? { pinned: 'start' } : {}),
    ...(kind === 'choice' || kind === 'person' ? { options: options[kind] } : {}),
  }),
);

const overdue: Readonly<Record<string, CellMark>> = { nextDue: { tone: 'overdue' } };

const gridRow = ({ id, values, isOverdue }: SheetRow): GridRow => ({
  id,
  name: String(values['title']),
  values,
  ...(isOverdue ? { marks: overdue, tone: 'overdue' } : {}),
});

const answerMs = 20;
const collapsed: ReadonlySet<string> = new Set();
const ignore = () => undefined;

/** The host: it answers like a quick server and passes new rows to the grid, like the product's host. */
function Page() {
  const [rows, setRows] = useState(() => sheetRows().map(gridRow));
  const [sorts, setSorts] = useState<readonly GridSort[]>([]);
  const onEdits = async (edits: readonly GridEdit[]): Promise<readonly GridEditOutcome[]> => {
    await new Promise((resolve) => setTimeout(resolve, answerMs));
    const changes = new Map<string, Record<string, GridEdit['value']>>();
    for (const { rowId, columnId, value } of edits)
      changes.set(rowId, { ...changes.get(rowId), [columnId]: value });
    setRows((before) =>
      before.map((row) => {
        const change = changes.get(row.id);
        return change ? { ...row, values: { ...row.values, ...change } } : row;
      }),
    );
    return edits.map(() => ({ ok: true }));
  };
  return (
    <Grid
      label="Jobs"
      locale="en"
      today="2026-11-23"
      columns={gridColumns}
      rows={rows}
      totalRowCount={rows.length}
      expandedIds={collapsed}
      onExpandedIdsChange={ignore}
      sorts={sorts}
      onSort={setSorts}
      onEdits={onEdits}
      onUndo={ignore}
      onRedo={ignore}
      onOpenRow={ignore}
      onFocusChange={ignore}
      onVisibleRows={ignore}
      onColumnResize={ignore}
    />
  );
}

const root = document.querySelector('#root');
if (root) createRoot(root).render(<Page />);
