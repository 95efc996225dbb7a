/** Values by the path of their history. */
export type Values = ReadonlyMap<string, unknown>;

const rowPath = /^((task|change-order|line|booking):[^.]+)(?:\.(\w+))?$/;

/** A field that every row of a kind has. The history gives it a null `before` only where the row was created. */
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
  /** Null for the whole row. */
  readonly name: string | null;
}

/** The row under a job that a path names; null for any other path. */
export const rowPathOf = (path: string): RowPath | null => {
  const [, row, kind, name] = rowPath.exec(path) ?? [];
  if (row === undefined || kind === undefined) return null;
  return { row, kind, id: row.slice(kind.length + 1), name: name ?? null };
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A row in comparable form: without its id and without unset values. */
export const rowValue = (row: object): object =>
  Object.fromEntries(Object.entries(row).filter(([name, value]) => name !== 'id' && value !== null));

const hasBegun = (before: Values, { row, kind }: RowPath): boolean =>
  before.get(`${row}.${firstNames.get(kind)}`) === null;

/** Rows that were created or removed. Their paths form one unit. */
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
 * Values with one entry for each row that was created or removed between `before` and now; null means absent. The
 * history records a created row field by field and a removed row as a whole.
 */
export const withWholeRows = (values: Values, before: Values): Values => {
  const whole = wholeRowsIn(before);
  const retained = new Map<string, unknown>();
  for (const [path, value] of values) {
    const at = rowPathOf(path);
    if (at === null || !whole.has(at.row)) retained.set(path, value);
    else if (!retained.has(at.row)) retained.set(at.row, wholeValue(values, at));
  }
  return retained;
};
