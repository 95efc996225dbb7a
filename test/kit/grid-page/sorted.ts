import type { CellValue, GridRow, GridSort } from '../../../admin/grid/index.ts';

const compared = (left: CellValue, right: CellValue): number => {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left ?? '') < String(right ?? '') ? -1 : Number(String(left ?? '') > String(right ?? ''));
};

/** The rows sorted by the first sort, as a server would return them. */
export const sorted = (rows: readonly GridRow[], sorts: readonly GridSort[]): readonly GridRow[] => {
  const [sort] = sorts;
  if (!sort) return rows;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  const valueOf = (row: GridRow): CellValue => row.values[sort.columnId] ?? null;
  return rows.toSorted((left, right) => sign * compared(valueOf(left), valueOf(right)));
};
