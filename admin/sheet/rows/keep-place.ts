import type { GridRow } from '../../grid/index.ts';
import { isDraftId } from '../drafts/draft.ts';

/** What is read of a row to keep one in its place among the others. */
export type PlacedRow = Pick<GridRow, 'id' | 'isLoading' | 'isGroup'>;

/** The row under a person's hands. */
export interface HeldRow<Row> {
  readonly id: string;
  /** Where the list has lost it: how it was last seen. */
  readonly row?: Row;
}

/** So many rows on each side tell a row's place: those further away say nothing of what a person sees. */
const nearMax = 40;

/** A row that is not loaded is called by its place, and drafts stand below the list: neither tells of its order. */
const isNamed = ({ id, isLoading }: PlacedRow): boolean => isLoading !== true && !isDraftId(id);

/** Which side of the held row its neighbours stood on: -1 above it, 1 below it. */
const sidesOf = (before: readonly PlacedRow[], at: number): ReadonlyMap<string, -1 | 1> => {
  const sides = new Map<string, -1 | 1>();
  const from = Math.max(at - nearMax, 0);
  for (const [index, row] of before.slice(from, at + nearMax + 1).entries())
    if (from + index !== at && isNamed(row)) sides.set(row.id, from + index < at ? -1 : 1);
  return sides;
};

/** Of each place in a list: how many of the neighbours would stand on the other side than before. */
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

/** The place among the others that has the same neighbours as before. */
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
    // First of all the row below stays the row below: whoever presses Enter goes on there.
    next && isNamed(next) ? placeOf(next) : -1,
    natural,
    placeOf(next),
    above === -1 ? -1 : above + 1,
  ];
  return wanted.find((place) => counts[place] === least) ?? counts.indexOf(least);
};

/** Puts a row into its place; a gap that stands there, where the list has lost the row, is its own: its page was let go. */
const putAt = <Row extends PlacedRow>(
  others: readonly Row[],
  row: Row,
  { place, isLost }: { readonly place: number; readonly isLost: boolean },
): readonly Row[] => {
  const isGap = isLost && others[place]?.isLoading === true;
  return [...others.slice(0, place), row, ...others.slice(isGap ? place + 1 : place)];
};

const isHeldBack = ({ isLoading, isGroup }: PlacedRow): boolean => isLoading !== true && isGroup !== true;

/**
 * A new list in which the row under a person's hands stays between the rows that it stood between, also where the list has
 * lost it: a sort, a filter or a group would carry it away. All others keep the new order. Its place is told by its
 * neighbours and not by a number: a row that comes in above would else push the one above it below.
 */
export const keepPlace = <Row extends PlacedRow>(
  before: readonly Row[],
  rows: readonly Row[],
  held: HeldRow<Row> | null,
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

/** A row that took another's place, as a job takes its draft's. */
export interface Handed<Row> {
  readonly from: string;
  readonly row: Row;
}

/** The rows as they were last shown, and what they were made of. */
export interface Shown<Row> {
  readonly rows: readonly Row[];
  readonly heldId: string | null;
  readonly query: unknown;
  /** The held row as it is now, where the list has lost it. */
  readonly lost: Row | null;
  readonly shown: readonly Row[];
  readonly handed: Handed<Row> | null;
  /** A row that is held no longer though the person is in it. */
  readonly letGo: string | null;
}

export type ShownNow<Row> = Pick<Shown<Row>, 'rows' | 'heldId' | 'query' | 'lost'>;

const isHandedIn = <Row extends PlacedRow>(handed: Handed<Row> | null, heldId: string | null): boolean =>
  handed !== null && (heldId === handed.from || heldId === handed.row.id);

/** What is shown next. Another sort or filter is asked for, and takes the held row along. */
export const shownNext = <Row extends PlacedRow>(
  before: Shown<Row>,
  { rows, heldId, query, lost }: ShownNow<Row>,
): Shown<Row> => {
  const now = { rows, heldId, query, lost };
  const letGo = before.letGo === heldId ? heldId : null;
  if (before.query !== query || letGo !== null) return { ...now, shown: rows, handed: null, letGo };
  const handed = isHandedIn(before.handed, heldId) ? before.handed : null;
  if (handed === null) {
    const held = heldId === null ? null : { id: heldId, ...(lost?.id === heldId ? { row: lost } : {}) };
    return { ...now, shown: keepPlace(before.shown, rows, held), handed, letGo };
  }
  const { from, row } = handed;
  const shown = keepPlace(
    before.shown.map((one) => (one.id === from ? row : one)),
    rows.filter(({ id }) => id !== from),
    { id: row.id, row: lost?.id === row.id ? lost : row },
  );
  return { ...now, shown, handed, letGo };
};
