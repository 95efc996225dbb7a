import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ColumnAsk, GridColumn, GridRow, GridSort } from '../../admin/grid/index.ts';
import { pressSort, sortAlso } from '../../admin/grid/table/sorting.ts';
import type { TableProps } from '../../admin/grid/table/use-table-state.ts';
import { useGridTable, type GridTable } from '../../admin/grid/view/use-grid-table.ts';

const column = (id: string, more: Partial<GridColumn> = {}): GridColumn => ({
  id,
  header: id,
  kind: 'text',
  width: 100,
  sortable: true,
  ...more,
});

const columns = ['a', 'b', 'c', 'd'].map((id) => column(id));
const ignore = () => undefined;

/** The table of one render with some props. */
const tableOf = (props: Partial<TableProps>): GridTable => {
  const createdTables: GridTable[] = [];
  function Probe() {
    const all = { columns, rows: [], expandedIds: new Set<string>(), onExpandedIdsChange: ignore, ...props };
    createdTables.push(useGridTable(all));
    return null;
  }
  renderToString(createElement(Probe));
  const [table] = createdTables;
  if (!table) throw new Error('nothing was rendered');
  return table;
};

const modelOf = ({ columns: places }: GridTable, id: string) => {
  const place = places.find((candidate) => candidate.column.id === id);
  if (!place) throw new Error(`no column ${id}`);
  return place.model;
};

describe('the places of columns', () => {
  it('are in order, the pinned ones first, each where those before it end', () => {
    const { columns: places, ...table } = tableOf({
      columns: [
        column('a'),
        column('b', { pinned: 'start', width: 60 }),
        column('c', { width: 30 }),
        column('d'),
      ],
      hiddenColumnIds: new Set(['a']),
    });
    expect(
      places.map((place) => [place.column.id, place.index, place.start, place.width, place.isPinned]),
    ).toEqual([
      ['b', 0, 0, 60, true],
      // Columns are at least 48 px wide unless they set a minimum.
      ['c', 1, 60, 48, false],
      ['d', 2, 108, 100, false],
    ]);
    expect(places.map((place) => place.isLastPinned)).toEqual([true, false, false]);
    expect([table.totalWidth, table.pinnedWidth, table.shape.columnIds]).toEqual([208, 60, ['b', 'c', 'd']]);
  });

  it('are asked of the host: it keeps the pins and what is hidden', () => {
    const asks: [string, ColumnAsk][] = [];
    const table = tableOf({
      columns: [column('a', { pinned: 'start' }), column('b'), column('c')],
      onColumnAsk: (id, ask) => asks.push([id, ask]),
    });
    modelOf(table, 'b').pin('start');
    modelOf(table, 'a').pin(false);
    modelOf(table, 'c').toggleVisibility(false);
    expect(asks).toEqual([
      ['b', { type: 'pin', isPinned: true }],
      ['a', { type: 'pin', isPinned: false }],
      ['c', { type: 'hide' }],
    ]);
  });
});

describe('the sorts of a sheet', () => {
  /** The sorts that the host is asked for after an action in a sheet with these sorts. */
  const after = (sorts: readonly GridSort[], act: (table: GridTable) => void): readonly GridSort[] | null => {
    let requestedSorts: readonly GridSort[] | null = null;
    act(
      tableOf({
        sorts,
        onSort: (next) => {
          requestedSorts = next;
        },
      }),
    );
    return requestedSorts;
  };
  const pressed = (sorts: readonly GridSort[], id: string, isAdding = false) =>
    after(sorts, (table) => pressSort(modelOf(table, id), isAdding));
  const up = (columnId: string): GridSort => ({ columnId, direction: 'ascending' });
  const down = (columnId: string): GridSort => ({ columnId, direction: 'descending' });

  it('go up, down and away with each press on a header', () => {
    expect(pressed([], 'a')).toEqual([up('a')]);
    expect(pressed([up('a')], 'a')).toEqual([down('a')]);
    expect(pressed([down('a')], 'a')).toEqual([]);
    expect(pressed([down('a')], 'b')).toEqual([up('b')]);
  });

  it('begin anew with one of several that is pressed alone', () => {
    expect(pressed([up('a'), down('b')], 'b')).toEqual([up('b')]);
    expect(pressed([up('a'), up('b')], 'a')).toEqual([up('a')]);
  });

  it('keep their places when one more is added, turned or taken away', () => {
    expect(pressed([up('a')], 'b', true)).toEqual([up('a'), up('b')]);
    expect(pressed([up('a'), up('b')], 'a', true)).toEqual([down('a'), up('b')]);
    expect(pressed([down('a'), up('b')], 'a', true)).toEqual([up('b')]);
    expect(after([up('a'), up('b')], (table) => sortAlso(modelOf(table, 'a'), true))).toEqual([
      down('a'),
      up('b'),
    ]);
  });

  it('are three at most: the last gives way, and not the one that decides', () => {
    const three = [up('a'), up('b'), down('c')];
    expect(pressed(three, 'd', true)).toEqual([up('a'), up('b'), up('d')]);
    expect(after(three, (table) => sortAlso(modelOf(table, 'd'), true))).toEqual([
      up('a'),
      up('b'),
      down('d'),
    ]);
  });

  it('are not asked for again where they hold already', () => {
    expect(after([up('a')], (table) => modelOf(table, 'a').toggleSorting(false))).toBeNull();
  });

  it('cannot be asked for of a column without, or in a sheet whose host does not sort', () => {
    expect(
      modelOf(tableOf({ columns: [column('a', { sortable: false })], onSort: ignore }), 'a').getCanSort(),
    ).toBe(false);
    expect(modelOf(tableOf({}), 'a').getCanSort()).toBe(false);
  });
});

describe('rows', () => {
  const row = (id: string, children: readonly GridRow[] = []): GridRow => ({
    id,
    name: id,
    values: {},
    children,
  });

  it('are opened and closed by the host', () => {
    const request: string[][] = [];
    const { state, rows } = tableOf({
      rows: [row('r1', [row('k1')]), row('r2', [row('k2')])],
      expandedIds: new Set(['r2']),
      onExpandedIdsChange: (ids) => request.push([...ids]),
    });
    expect(rows.map((placed) => placed.row.id)).toEqual(['r1', 'r2', 'k2']);
    state.setExpanded((open) => ({ ...(open === true ? {} : open), r1: true }));
    state.setExpanded((open) => ({ ...(open === true ? {} : open), r2: false }));
    expect(request).toEqual([['r2', 'r1'], []]);
  });

  it('are not made into objects of the table: 100,000 of them would be made anew with every page', () => {
    const rowsMany = Array.from({ length: 1000 }, (_, at) => row(`r${at}`));
    let created = 0;
    const counted = rowsMany.map((placed) => ({
      ...placed,
      get id() {
        created += 1;
        return placed.id;
      },
    }));
    const { state } = tableOf({ rows: counted });
    const readByPlacing = created;
    expect(readByPlacing).toBeLessThanOrEqual(2 * counted.length);
    // The control: the row model, when used, reads each row's id once more.
    expect(state.getRowModel().rows).toHaveLength(counted.length);
    expect(created).toBe(readByPlacing + counted.length);
  });
});
