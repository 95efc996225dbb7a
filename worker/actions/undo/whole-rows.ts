/** Values by the path of their history. */
export type Values = ReadonlyMap<string, unknown>;

const rowPath = /^((task|change-order|line|booking):[^.]+)(?:\.(\w+))?$/;

/** A value that every row of a kind has: history tells of it from nothing on only where the row began. */
const firstNames = new Map([
  ['task', 'key'],
  ['change-order', 'title'],
  ['line', 'position'],
  ['booking', 'role'],
]);

interface RowPath {
  /** `line:lin_1`: the path of the row as a whole. */
  readonly row: string;
  readonly kind: string;
  readonly id: string;
  /** Null for the row as a whole. */
  readonly name: string | null;
}

/** The row under a job that a path is of; null for any other path. */
export const rowPathOf = (path: string): RowPath | null => {
  const [, row, kind, name] = rowPath.exec(path) ?? [];
  if (row === undefined || kind === undefined) return null;
  return { row, kind, id: row.slice(kind.length + 1), name: name ?? null };
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A row as it compares: without its name and without what was never set. */
export const rowValue = (row: object): object =>
  Object.fromEntries(Object.entries(row).filter(([name, value]) => name !== 'id' && value !== null));

const hasBegun = (before: Values, { row, kind }: RowPath): boolean =>
  before.get(`${row}.${firstNames.get(kind)}`) === null;

/** Rows that began or went: their paths count together. */
const wholeRowsIn = (before: Values): ReadonlySet<string> =>
  new Set(
    [...before.keys()].flatMap((path) => {
      const at = rowPathOf(path);
      return at !== null && (at.name === null || hasBegun(before, at)) ? [at.row] : [];
    }),
  );

const wholeValue = (values: Values, at: RowPath): object | null => {
  const stood = values.get(at.row);
  if (hasBegun(values, at) || stood === null) return null;
  const own = [...values].flatMap(([path, value]) => {
    const of = rowPathOf(path);
    return of?.row === at.row && of.name !== null ? [[of.name, value] as const] : [];
  });
  return rowValue({ ...(isObject(stood) ? stood : {}), ...Object.fromEntries(own) });
};

/**
 * Values with one entry for each row that began or went between `before` and now, null where it was not there: history
 * tells of a row that began by its values, of one that went by its whole.
 */
export const withWholeRows = (values: Values, before: Values): Values => {
  const whole = wholeRowsIn(before);
  const kept = new Map<string, unknown>();
  for (const [path, value] of values) {
    const at = rowPathOf(path);
    if (at === null || !whole.has(at.row)) kept.set(path, value);
    else if (!kept.has(at.row)) kept.set(at.row, wholeValue(values, at));
  }
  return kept;
};
