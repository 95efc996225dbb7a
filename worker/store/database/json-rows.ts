import {
  getTableColumns,
  getTableName,
  sql,
  type GetColumnData,
  type InferInsertModel,
  type SQL,
} from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { textOf, type Statement, literal } from '#store/database/batch';

// Sets of rows are passed as one JSON text: one statement and one parameter, whatever their number.

type Columns = Readonly<Record<string, SQLiteColumn>>;

/** A row of the selected columns. */
export type RowOf<Chosen extends Columns> = {
  readonly [Name in keyof Chosen]: GetColumnData<Chosen[Name]>;
};

const isJson = (column: SQLiteColumn): boolean => column.columnType === 'SQLiteCustomColumn';
const isFlag = (column: SQLiteColumn): boolean => column.columnType === 'SQLiteBoolean';

const formatAs = (column: SQLiteColumn): SQL => {
  if (isJson(column)) return sql`json(${column})`;
  return isFlag(column) ? sql`json(iif(${column}, 'true', 'false'))` : sql`${column}`;
};

/** Pairs of a name and a value that one function takes: D1 gives it 32 arguments. */
const pairsMax = 16;

/** One row of chosen columns as one value. */
export const rowOf = <Chosen extends Columns>(columns: Chosen): SQL<RowOf<Chosen>> => {
  const all = Object.entries(columns);
  const first = all.slice(0, pairsMax).map(([name, column]) => sql`${literal(name)}, ${formatAs(column)}`);
  let row = sql<RowOf<Chosen>>`json_object(${sql.join(first, sql`, `)})`;
  // Each call builds the row anew, so that it adds as many as it can.
  for (let at = pairsMax; at < all.length; at += pairsMax - 1) {
    const more = all
      .slice(at, at + pairsMax - 1)
      .map(([name, column]) => sql`${literal(`$."${name}"`)}, ${formatAs(column)}`);
    row = sql<RowOf<Chosen>>`json_set(${row}, ${sql.join(more, sql`, `)})`;
  }
  return row;
};

/** The rows of a correlated subquery as one JSON value. */
export const rowsOf = <Chosen extends Columns>(columns: Chosen, from: SQL): SQL<readonly RowOf<Chosen>[]> =>
  sql<readonly RowOf<Chosen>[]>`(select json_group_array(${rowOf(columns)}) from ${from})`;

type Parts = Readonly<Record<string, SQL>>;

/** The type of a parsed object of JSON values. */
export type Read<Chosen extends Parts> = {
  readonly [Name in keyof Chosen]: Chosen[Name] extends SQL<infer Value> ? Value : never;
};

/** Several JSON values as one object; at most 16. */
export const objectOf = <Chosen extends Parts>(parts: Chosen): SQL<Read<Chosen>> =>
  sql<Read<Chosen>>`json_object(${sql.join(
    Object.entries(parts).map(([name, part]) => sql`${literal(name)}, json(${part})`),
    sql`, `,
  )})`;

const name = (column: SQLiteColumn): SQL => sql.identifier(column.name).getSQL();

const stored = (table: SQLiteTable): readonly (readonly [string, SQLiteColumn])[] =>
  Object.entries(getTableColumns(table)).filter(([, column]) => column.generated === undefined);

/** Reads a property of each element of `json_each`; JSON columns stay text. */
const valueOf = ([property, column]: readonly [string, SQLiteColumn]): SQL =>
  sql`value${sql.raw(isJson(column) ? '->' : '->>')}${literal(property)}`;

// Statement texts are cached in each isolate, because building one takes longer than running it. The rows are
// the only parameter.
const texts = new Map<string, string>();
/** Most cached texts; sets of changed columns are few in practice. */
const textsMax = 500;
const rowsParameter = sql.placeholder('rows');

const keptText = (key: string, build: () => SQL): string => {
  const known = texts.get(key);
  if (known !== undefined) return known;
  if (texts.size >= textsMax) texts.clear();
  const built = textOf(build());
  texts.set(key, built);
  return built;
};

/**
 * The rest of a statement besides its rows. It is part of the cached text, so it never contains a value of a
 * request.
 */
export interface Beside {
  /** Distinguishes statements of the same table that have `computed` or an `end`. */
  readonly name: string;
  /** Columns that the database computes from `key` and `value` of each row. */
  readonly computed?: Readonly<Record<string, SQL>>;
  /** What follows the rows: `on conflict`, `returning`. */
  readonly end?: SQL;
}

const plain: Beside = { name: '' };

const insertText = (table: SQLiteTable, { computed = {}, end = sql`` }: Beside): SQL => {
  const columns = stored(table);
  const names = sql.join(
    columns.map(([, column]) => name(column)),
    sql`, `,
  );
  const values = sql.join(
    columns.map((column) => computed[column[0]] ?? valueOf(column)),
    sql`, `,
  );
  // Materialized, so that a row's text is built once and not for each column read from it.
  return sql`insert into ${table} (${names})
    with row as materialized (select key, value from json_each(${rowsParameter}))
    select ${values} from row where true order by key ${end}`;
};

/** Inserts all rows in one statement. */
export const insertEach = <Table extends SQLiteTable>(
  table: Table,
  rows: readonly Partial<InferInsertModel<Table>>[],
  beside: Beside = plain,
): Statement => ({
  sql: keptText(`insert ${getTableName(table)} ${beside.name}`, () => insertText(table, beside)),
  params: [JSON.stringify(rows)],
});

/** A row with the columns to update. */
export interface Updated {
  readonly id: string;
}

interface UpdatedSet {
  readonly names: readonly string[];
  readonly rows: Updated[];
}

const updateText = (table: SQLiteTable, names: readonly string[], { computed = {} }: Beside): SQL => {
  const sets = stored(table)
    .filter(([property]) => names.includes(property) && property !== 'id')
    .map((column) => sql`${name(column[1])} = ${computed[column[0]] ?? valueOf(column)}`);
  return sql`update ${table} set ${sql.join(sets, sql`, `)} from json_each(${rowsParameter}) where ${table}.id = value->>'id'`;
};

/** Updates rows by id, with one statement for each set of columns; `computed` as in insertEach. */
export const updateBySets = (
  table: SQLiteTable,
  rows: readonly Updated[],
  beside: Beside = plain,
): readonly Statement[] => {
  const sets = new Map<string, UpdatedSet>();
  for (const row of rows) {
    const names = Object.keys(row);
    const key = names.join(' ');
    const set = sets.get(key) ?? { names, rows: [] };
    set.rows.push(row);
    sets.set(key, set);
  }
  return [...sets].map(([key, set]) => ({
    sql: keptText(`update ${getTableName(table)} ${beside.name} ${key}`, () =>
      updateText(table, set.names, beside),
    ),
    params: [JSON.stringify(set.rows)],
  }));
};

/** Columns of child rows that never change; SQLite does not rewrite an index with these columns only. */
const neverChanges: ReadonlySet<string> = new Set([
  'id',
  'jobId',
  'key',
  'reference',
  'milestoneId',
  'provider',
]);

/** Like insertEach, but updates a row whose id exists. */
export const upsertEach = <Table extends SQLiteTable>(
  table: Table,
  rows: readonly InferInsertModel<Table>[],
): Statement => {
  const build = (): SQL => {
    const updates = stored(table)
      .filter(([property]) => !neverChanges.has(property))
      .map(([, column]) => sql`${name(column)} = excluded.${name(column)}`);
    const end = sql`on conflict (id) do update set ${sql.join(updates, sql`, `)}`;
    return insertText(table, { name: '', end });
  };
  return {
    sql: keptText(`upsert ${getTableName(table)}`, build),
    params: [JSON.stringify(rows)],
  };
};
