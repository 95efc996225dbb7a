import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  Grid,
  type GridEdit,
  type GridEditOutcome,
  type GridFlash,
  type GridRow,
  type GridSort,
} from '../../../admin/grid/index.ts';
import { columns, flatColumns, makeRows, withoutChildren } from './sample.ts';
import { sorted } from './sorted.ts';

const query = new URLSearchParams(location.search);
const rowCount = Number(query.get('rows') ?? 200);
const delayMs = Number(query.get('delay') ?? 20);
const isFlat = query.has('flat');
const hiddenColumnIds = new Set(query.get('hide')?.split(',') ?? []);

/** `flash=j1.title`: cells that others changed just now. */
const flashes: readonly GridFlash[] = (query.get('flash')?.split(',') ?? []).map((id) => {
  const [rowId = '', columnId = ''] = id.split('.');
  return { id, rowId, columnId };
});

const theme = query.get('theme');
if (theme !== null) document.documentElement.dataset['theme'] = theme;

const withValue = (row: GridRow, edit: GridEdit): GridRow => {
  if (row.id === edit.rowId) return { ...row, values: { ...row.values, [edit.columnId]: edit.value } };
  if (row.id !== edit.parentId || !row.children) return row;
  return { ...row, children: row.children.map((child) => withValue(child, edit)) };
};

/** A small host: it refuses the closed stage and the word "conflict", and fails on "offline". */
const answer = (edit: GridEdit): GridEditOutcome => {
  if (edit.value === 'closed')
    return {
      ok: false,
      kind: 'refused',
      message: 'This stage still needs:',
      details: [
        { id: 'photos', label: 'Final photos' },
        { id: 'signature', label: 'Customer’s signature' },
      ],
    };
  if (edit.value === 'conflict')
    return { ok: false, kind: 'conflict', message: 'Someone else changed this', theirs: 'Mill Lane 9' };
  if (edit.value === 'offline') throw new Error('The server was not reached.');
  return { ok: true };
};

function Page() {
  const [rows, setRows] = useState(() => (isFlat ? withoutChildren(makeRows(rowCount)) : makeRows(rowCount)));
  const [expandedIds, setExpandedIds] = useState<ReadonlySet<string>>(
    new Set(query.get('open')?.split(',') ?? []),
  );
  const [sorts, setSorts] = useState<readonly GridSort[]>([]);
  const [opened, setOpened] = useState('');
  const [isFiltered, setFiltered] = useState(false);
  const [undone, setUndone] = useState(0);
  const [operations, setOperations] = useState(0);
  const retainedRows = isFiltered ? rows.filter(({ values }) => values['stage'] !== 'contract') : rows;
  const onEdits = async (edits: readonly GridEdit[]): Promise<readonly GridEditOutcome[]> => {
    setOperations((count) => count + 1);
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    const outcomes = edits.map(answer);
    const byRow = new Map<string, GridEdit[]>();
    for (const [index, edit] of edits.entries()) {
      const id = edit.parentId ?? edit.rowId;
      if (outcomes[index]?.ok) byRow.set(id, [...(byRow.get(id) ?? []), edit]);
    }
    setRows((before) => before.map((row) => (byRow.get(row.id) ?? []).reduce(withValue, row)));
    return outcomes;
  };
  return (
    <>
      <Grid
        label="Jobs"
        locale="en"
        today="2026-11-23"
        columns={isFlat ? flatColumns : columns}
        rows={sorted(retainedRows, sorts)}
        hiddenColumnIds={hiddenColumnIds}
        flashes={flashes}
        expandedIds={expandedIds}
        onExpandedIdsChange={setExpandedIds}
        sorts={sorts}
        onSort={setSorts}
        onEdits={onEdits}
        onUndo={() => setUndone((count) => count + 1)}
        onOpenRow={setOpened}
        renderRefusal={({ refusal }) =>
          refusal.details && (
            <ul>
              {refusal.details.map(({ id, label }) => (
                <li key={id}>
                  <button type="button" onClick={() => setOpened(id)}>
                    {label}
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      />
      <output aria-label="Opened">{opened}</output>
      <output aria-label="Undone">{undone}</output>
      <output aria-label="Gestures">{operations}</output>
      <label>
        <input type="checkbox" checked={isFiltered} onChange={() => setFiltered(!isFiltered)} />
        Without contracts
      </label>
    </>
  );
}

const root = document.querySelector('#root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
