import { describe, expect, it } from 'vitest';
import type { GridRow } from '../../../admin/grid/index.ts';
import { printedRows } from '../../../admin/sheet/print/printed-rows.ts';

const job = (id: string): GridRow => ({ id, name: id, values: {} });
const heading = (id: string): GridRow => ({ ...job(id), isGroup: true });
const gap = (id: string): GridRow => ({ ...job(id), isLoading: true });
const idsOf = (rows: readonly GridRow[], max: number) => {
  const printed = printedRows(rows, max);
  return [printed.rows.map(({ id }) => id).join(' '), printed.jobCount];
};

describe('the rows on paper', () => {
  it('end before the first that is not loaded, for what follows it is not known', () => {
    expect(idsOf([job('a'), job('b'), gap('c'), job('d')], 9)).toEqual(['a b', 2]);
  });

  it('are at most so many jobs, headings beside them', () => {
    expect(idsOf([heading('A'), job('a'), job('b'), heading('B'), job('c')], 2)).toEqual(['A a b B', 2]);
    expect(idsOf([job('a'), job('b'), job('c')], 2)).toEqual(['a b', 2]);
    expect(idsOf([heading('A'), job('a')], 2)).toEqual(['A a', 1]);
  });
});
