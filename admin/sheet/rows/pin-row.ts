import type { GridRow } from '../../grid/index.ts';
import { isDraftId } from '../drafts/draft.ts';

/** The parts of a row that pinning needs. */
export type PlacedRow = Pick<GridRow, 'id' | 'isLoading' | 'isGroup'>;

/** The row that the person is editing, which keeps its position. */
export interface PinnedEditRow<Row> {
  readonly id: string;
  /** The last known row, when the list no longer contains it. */
  readonly row?: Row;
}

/** How many neighbours on each side determine a row's position. */
const nearMax = 40;

/**
 * Placeholders and drafts do not determine a position: placeholders are named by position, drafts are below the list.
 */
const isNamed = ({ id, isLoading }: PlacedRow): boolean => isLoading !== true && !isDraftId(id);

/** The side of each neighbour of the pinned row: -1 above, 1 below. */
const sidesOf = (before: readonly PlacedRow[], at: number): ReadonlyMap<string, -1 | 1> => {
  const sides = new Map<string, -1 | 1>();
  const from = Math.max(at - nearMax, 0);
  for (const [index, row] of before.slice(from, at + nearMax + 1).entries())
    if (from + index !== at && isNamed(row)) sides.set(row.id, from + index < at ? -1 : 1);
  return sides;
};

/** For each position in a list: how many neighbours would change sides. */
const strangersAt = (others: readonly PlacedRow[], sides: ReadonlyMap<string, -1 | 1>): readonly number[] => {
  let strangers = 0;
  for (const { id } of others) if (sides.get(id) === -1) strangers += 1;
  const counts = [strangers];
  for (const { id } of others) {
    strangers += sides.get(id) ?? 0;
    counts.push(strangers);
  }
  return counts;
};

/** The position that keeps the most neighbours on their side. */
const placeAmong = (
  others: readonly PlacedRow[],
  before: readonly PlacedRow[],
  { at, natural }: { readonly at: number; readonly natural: number },
): number => {
  const sides = sidesOf(before, at);
  if (!others.some(({ id }) => sides.has(id))) return natural === -1 ? Math.min(at, others.length) : natural;
  const counts = strangersAt(others, sides);
  const least = counts.reduce((fewest, count) => Math.min(fewest, count), Number.POSITIVE_INFINITY);
  const placeOf = (row: PlacedRow | undefined): number =>
    row ? others.findIndex(({ id }) => id === row.id) : -1;
  const next = before[at + 1];
  const above = placeOf(before[at - 1]);
  const wanted = [
    // The row below stays below, because Enter moves there.
    next && isNamed(next) ? placeOf(next) : -1,
    natural,
    placeOf(next),
    above === -1 ? -1 : above + 1,
  ];
  return wanted.find((place) => counts[place] === least) ?? counts.indexOf(least);
};

/**
 * Inserts a row at its position. When the list has lost the row, a placeholder there is the row's own and is replaced.
 */
const putAt = <Row extends PlacedRow>(
  others: readonly Row[],
  row: Row,
  { place, isLost }: { readonly place: number; readonly isLost: boolean },
): readonly Row[] => {
  const isPlaceholder = isLost && others[place]?.isLoading === true;
  return [...others.slice(0, place), row, ...others.slice(isPlaceholder ? place + 1 : place)];
};

const isHeldBack = ({ isLoading, isGroup }: PlacedRow): boolean => isLoading !== true && isGroup !== true;

/**
 * Inserts the pinned row between its former neighbours, even when a sort, filter or group moved it away or the list
 * lost it. All other rows keep the new order. Its position is found by neighbours and not by index, because a row
 * inserted above would shift the index.
 */
export const pinRow = <Row extends PlacedRow>(
  before: readonly Row[],
  rows: readonly Row[],
  held: PinnedEditRow<Row> | null,
): readonly Row[] => {
  if (held === null) return rows;
  const at = before.findIndex(({ id }) => id === held.id);
  const seen = before[at];
  if (!seen || !isHeldBack(seen)) return rows;
  const natural = rows.findIndex(({ id }) => id === held.id);
  const isLost = natural === -1;
  const others = isLost ? rows : rows.filter(({ id }) => id !== held.id);
  const place = placeAmong(others, before, { at, natural });
  return place === natural ? rows : putAt(others, rows[natural] ?? held.row ?? seen, { place, isLost });
};

/** A replacement of a row, such as a job for its draft. */
export interface Handed<Row> {
  readonly from: string;
  readonly row: Row;
}

/** The rows last displayed, with their source. */
export interface VisibleRows<Row> {
  readonly rows: readonly Row[];
  readonly pinnedId: string | null;
  readonly query: unknown;
  /** The current pinned row, when the list no longer contains it. */
  readonly lost: Row | null;
  readonly visible: readonly Row[];
  readonly handed: Handed<Row> | null;
  /** A row that is no longer pinned although the person is in it. */
  readonly letGo: string | null;
}

export type VisibleNow<Row> = Pick<VisibleRows<Row>, 'rows' | 'pinnedId' | 'query' | 'lost'>;

const isHandedIn = <Row extends PlacedRow>(handed: Handed<Row> | null, pinnedId: string | null): boolean =>
  handed !== null && (pinnedId === handed.from || pinnedId === handed.row.id);

/** The next displayed rows. A new sort or filter releases the pinned row. */
export const nextVisible = <Row extends PlacedRow>(
  before: VisibleRows<Row>,
  { rows, pinnedId, query, lost }: VisibleNow<Row>,
): VisibleRows<Row> => {
  const now = { rows, pinnedId, query, lost };
  const letGo = before.letGo === pinnedId ? pinnedId : null;
  if (before.query !== query || letGo !== null) return { ...now, visible: rows, handed: null, letGo };
  const handed = isHandedIn(before.handed, pinnedId) ? before.handed : null;
  if (handed === null) {
    const held = pinnedId === null ? null : { id: pinnedId, ...(lost?.id === pinnedId ? { row: lost } : {}) };
    return { ...now, visible: pinRow(before.visible, rows, held), handed, letGo };
  }
  const { from, row } = handed;
  const visible = pinRow(
    before.visible.map((item) => (item.id === from ? row : item)),
    rows.filter(({ id }) => id !== from),
    { id: row.id, row: lost?.id === row.id ? lost : row },
  );
  return { ...now, visible, handed, letGo };
};
