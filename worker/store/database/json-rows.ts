import { getTableColumns, sql, type GetColumnData, type InferInsertModel, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { literal } from '#store/sql-literal';

// A set of rows goes in and out of D1 as one JSON text: one statement and one parameter, whatever its size.

type Columns = Readonly<Record<string, SQLiteColumn>>;

/** A row of chosen columns. */
export type RowOf<Chosen extends Columns> = {
  readonly [Name in keyof Chosen]: GetColumnData<Chosen[Name]>;
};

const isJson = (column: SQLiteColumn): boolean => column.columnType === 'SQLiteCustomColumn';
const isFlag = (column: SQLiteColumn): boolean => column.columnType === 'SQLiteBoolean';

const shownAs = (column: SQLiteColumn): SQL => {
  if (isJson(column)) return sql`json(${column})`;
  return isFlag(column) ? sql`json(iif(${column}, 'true', 'false'))` : sql`${column}`;
};

/** One row of chosen columns as one value; at most 16, for a function takes 32 arguments. */
export const rowOf = <Chosen extends Columns>(columns: Chosen): SQL<RowOf<Chosen>> => {
  const pairs = Object.entries(columns).map(([name, column]) => sql`${literal(name)}, ${shownAs(column)}`);
  return sql<RowOf<Chosen>>`json_object(${sql.join(pairs, sql`, `)})`;
};

/** A correlated sub-select whose rows come as one value. */
export const rowsOf = <Chosen extends Columns>(columns: Chosen, from: SQL): SQL<readonly RowOf<Chosen>[]> =>
  sql<readonly RowOf<Chosen>[]>`(select json_group_array(${rowOf(columns)}) from ${from})`;

type Parts = Readonly<Record<string, SQL>>;

/** What an object of JSON values is once it is read. */
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

type Computed = Readonly<Record<string, SQL>>;

/** Inserts every row in one statement; `computed` columns take what the database works out from `key` and `value` of each. */
export const insertEach = <Table extends SQLiteTable>(
  table: Table,
  rows: readonly Partial<InferInsertModel<Table>>[],
  computed: Computed = {},
): SQL => {
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
    with row as materialized (select key, value from json_each(${JSON.stringify(rows)}))
    select ${values} from row where true order by key`;
};

/** A row with the columns that are to take new values. */
export interface Updated {
  readonly id: string;
}

interface UpdatedSet {
  readonly names: readonly string[];
  readonly rows: Updated[];
}

const updateEach = (table: SQLiteTable, { names, rows }: UpdatedSet, computed: Computed): SQL => {
  const sets = stored(table)
    .filter(([property]) => names.includes(property) && property !== 'id')
    .map((column) => sql`${name(column[1])} = ${computed[column[0]] ?? valueOf(column)}`);
  return sql`update ${table} set ${sql.join(sets, sql`, `)} from json_each(${JSON.stringify(rows)}) where ${table}.id = value->>'id'`;
};

/** Sets what each row names, found by its id: one statement for all rows that name the same columns; `computed` as in insertEach. */
export const updateBySets = (
  table: SQLiteTable,
  rows: readonly Updated[],
  computed: Computed = {},
): readonly SQL[] => {
  const sets = new Map<string, UpdatedSet>();
  for (const row of rows) {
    const names = Object.keys(row);
    const key = names.join(' ');
    const set = sets.get(key) ?? { names, rows: [] };
    set.rows.push(row);
    sets.set(key, set);
  }
  return [...sets.values()].map((set) => updateEach(table, set, computed));
};

/** As insertEach; a row whose id is there already takes the new values. */
export const upsertEach = <Table extends SQLiteTable>(
  table: Table,
  rows: readonly InferInsertModel<Table>[],
): SQL => {
  const updates = stored(table)
    .filter(([property]) => property !== 'id')
    .map(([, column]) => sql`${name(column)} = excluded.${name(column)}`);
  return sql`${insertEach(table, rows)} on conflict (id) do update set ${sql.join(updates, sql`, `)}`;
};
