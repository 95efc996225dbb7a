import { describe, expect, it } from 'vitest';
import type { GridRow } from '../../admin/grid/index.ts';
import { placeRows } from '../../admin/grid/model/place-rows.ts';

const row = (id: string, more: Partial<GridRow> = {}): GridRow => ({ id, name: id, values: {}, ...more });
const shown = (rows: readonly GridRow[], open: readonly string[] = []) =>
  placeRows(rows, new Set(open)).map(({ row: { id }, parentId, level, at }) => [id, parentId, level, at]);

describe('rows on show', () => {
  const parent = row('a', { children: [row('a1'), row('a2')] });

  it('hold the children of open parents only, under their position', () => {
    expect(shown([parent, row('b')])).toEqual([
      ['a', null, 1, 0],
      ['b', null, 1, 1],
    ]);
    expect(shown([parent, row('b')], ['a', 'b'])).toEqual([
      ['a', null, 1, 0],
      ['a1', 'a', 2, 0],
      ['a2', 'a', 2, 0],
      ['b', null, 1, 1],
    ]);
  });

  it('are a level deeper under a heading', () => {
    expect(shown([row('g', { isGroup: true }), parent, row('h', { isGroup: true })], ['a', 'g'])).toEqual([
      ['g', null, 1, 0],
      ['a', null, 2, 1],
      ['a1', 'a', 3, 1],
      ['a2', 'a', 3, 1],
      ['h', null, 1, 2],
    ]);
  });
});
