import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GridRow } from '../../../admin/grid/index.ts';
import { memoizePlacing, placeRows } from '../../../admin/grid/model/places/place-rows.ts';
import { expandedState } from '../../../admin/grid/table/host-state.ts';

const row = (id: string, more: Partial<GridRow> = {}): GridRow => ({ id, name: id, values: {}, ...more });
const positions = (rows: readonly GridRow[], open: readonly string[] = []) =>
  placeRows(rows, expandedState(new Set(open))).map(({ row: { id }, parentId, level, at }) => [
    id,
    parentId,
    level,
    at,
  ]);

describe('rows on show', () => {
  const parent = row('a', { children: [row('a1'), row('a2')] });

  it('hold the children of open parents only, under their position', () => {
    expect(positions([parent, row('b')])).toEqual([
      ['a', null, 1, 0],
      ['b', null, 1, 1],
    ]);
    expect(positions([parent, row('b')], ['a', 'b'])).toEqual([
      ['a', null, 1, 0],
      ['a1', 'a', 2, 0],
      ['a2', 'a', 2, 0],
      ['b', null, 1, 1],
    ]);
  });

  it('are a level deeper under a heading', () => {
    expect(positions([row('g', { isGroup: true }), parent, row('h', { isGroup: true })], ['a', 'g'])).toEqual(
      [
        ['g', null, 1, 0],
        ['a', null, 2, 1],
        ['a1', 'a', 3, 1],
        ['a2', 'a', 3, 1],
        ['h', null, 1, 2],
      ],
    );
  });
});

describe('a keeper of places', () => {
  const rowOf = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    name: fc.constantFrom('one', 'two'),
    values: fc.constant({}),
    isGroup: fc.option(fc.constant(true as const), { nil: undefined, freq: 5 }),
    children: fc.option(fc.constantFrom([], [{ id: 'k1', name: 'k1', values: {} }]), { nil: undefined }),
  });
  const sheet = fc.record({
    rows: fc.uniqueArray(rowOf, { selector: ({ id }) => id }),
    open: fc.subarray(['a', 'b']),
    isSameOpen: fc.boolean(),
    retained: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  });

  it('places every sheet as if it were the first, whatever it placed before', () => {
    fc.assert(
      fc.property(fc.array(sheet, { maxLength: 6 }), (sheets) => {
        const place = memoizePlacing();
        let before: readonly GridRow[] = [];
        let open = expandedState(new Set());
        for (const { rows, open: opened, isSameOpen, retained } of sheets) {
          // Some rows keep their identity.
          const inputRows: readonly GridRow[] = rows.map(
            (drawn, at) =>
              before.find(({ id }) => retained[at] === true && id === drawn.id) ??
              JSON.parse(JSON.stringify(drawn)),
          );
          if (!isSameOpen) open = expandedState(new Set(opened));
          const placing = place(inputRows, open);
          expect(placing.rows).toEqual(placeRows(inputRows, open));
          expect(placing.ids).toEqual(placing.rows.map((placed) => placed.row.id));
          expect(place(inputRows, open).rows).toBe(placing.rows);
          before = inputRows;
        }
      }),
    );
  });
});
