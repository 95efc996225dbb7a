import { sql, type SQL } from 'drizzle-orm';
import { readCursor, writeCursor, type Cursor } from '#contract/sheet/cursor';
import type { PageCursor, PageCursorQuery } from '#contract/sheet/sheet';
import { readSort, writeSort } from '#contract/sheet/sort';
import type { BusinessDate } from '#domain/time/day';
import type { Flow } from '#domain/flow/flow';
import { rowsIn, type Question } from '#store/database/batch';
import { listingOf, positionedBranches } from '#store/sheet/union-branches';
import { hasKeptSums, keptCount } from '#store/sheet/kept-sums';
import { orderByValues } from '#store/search/order';
import { withFlow } from '#store/sheet/source';

interface PlacedRow {
  readonly value0: string | number;
  readonly value1?: string | number;
  readonly value2?: string | number;
  readonly number: number;
}

/**
 * The start of a scan to a row, its direction, and the number of rows to skip; negative when the row does not
 * exist.
 */
interface Walk {
  readonly cursor: Cursor | null;
  readonly isReversed: boolean;
  readonly passed: SQL;
}

const walkOf = (query: PageCursorQuery, today: BusinessDate): Walk => {
  const { place, cursor, cursorPlace, isFromEnd } = query;
  if (cursor !== undefined && cursorPlace !== undefined) {
    const rows = place - cursorPlace;
    return { cursor: readCursor(cursor), isReversed: rows < 0, passed: sql`${Math.abs(rows) - 1}` };
  }
  // Only the stored sums give the distance from the end. The count is read in the same snapshot as the scan.
  return isFromEnd === 'true' && hasKeptSums(query)
    ? { cursor: null, isReversed: true, passed: sql`${keptCount(query, today)} - ${place}` }
    : { cursor: null, isReversed: false, passed: sql`${place - 1}` };
};

const reversed = (sort: string): string =>
  writeSort((readSort(sort) ?? []).map((term) => ({ ...term, isDescending: !term.isDescending })));

const cursorOf = ({ value0, value1, value2, number }: PlacedRow): string =>
  writeCursor({ values: [value0, value1, value2].filter((value) => value !== undefined), number });

/**
 * Queries the cursor of the row at a position. The index is scanned from the nearest row with a known
 * position: the first, the last, or one of another page. Reads one index entry for each row in between.
 */
export const pageCursorQuestion = (
  flows: readonly Flow[],
  request: PageCursorQuery,
  today: BusinessDate,
): Question<PageCursor> => {
  const query = withFlow(flows, request);
  const { cursor, isReversed, passed } = walkOf(query, today);
  const sort = isReversed ? reversed(query.sort) : query.sort;
  const { unionBranches, terms } = listingOf(flows, { ...query, sort }, cursor, today);
  return {
    statements: [
      sql`${positionedBranches({ unionBranches, terms })} order by ${orderByValues(terms)} limit ${passed} >= 0 offset max(${passed}, 0)`,
    ],
    read: (results) => {
      const [row]: readonly PlacedRow[] = rowsIn(results, 0);
      return { cursor: row === undefined ? null : cursorOf(row) };
    },
  };
};
