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

// Sets of rows are read and written as one JSON text: one statement and one parameter, whatever their size.

type Columns = Readonly<Record<string, SQLiteColumn>>;

/** A row of chosen columns. */
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
  for (const [name, column] of all.slice(pairsMax))
    row = sql<RowOf<Chosen>>`json_set(${row}, ${literal(`$."${name}"`)}, ${formatAs(column)})`;
  return row;
};

/** A correlated sub-select whose rows come as one value. */
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

/** Reads a named value of each element of `json_each`: JSON columns keep their text. */
const valueOf = ([property, column]: readonly [string, SQLiteColumn]): SQL =>
  sql`value${sql.raw(isJson(column) ? '->' : '->>')}${literal(property)}`;

// A statement's text is kept for each isolate: to build it takes longer than to run it. Its one parameter is the rows.
const texts = new Map<string, string>();
/** Sets of changed columns are few in practice; what would be more is built anew. */
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

/** What stands beside the rows in a statement: part of its kept text, so never a value of a request. */
export interface Beside {
  /** Names the statement among those of its table, where it has `computed` or an `end`. */
  readonly name: string;
  /** What the database works out from `key` and `value` of each row, in place of a column of the rows. */
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
  // Materialized: a row's text is made once, not anew for each column that is read from it.
  return sql`insert into ${table} (${names})
    with row as materialized (select key, value from json_each(${rowsParameter}))
    select ${values} from row where true order by key ${end}`;
};

/** Inserts every row in one statement. */
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

/** Updates rows by id with one statement for rows with the same columns; `computed` as in insertEach. */
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

/** What a row under a job keeps for good; an index that holds only such columns is not written again. */
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
