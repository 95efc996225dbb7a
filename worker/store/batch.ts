import type { SQLWrapper } from 'drizzle-orm';
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';

const dialect = new SQLiteAsyncDialect();

const prepared = (d1: D1Database, query: SQLWrapper): D1PreparedStatement => {
  const { sql, params } = dialect.sqlToQuery(query.getSQL());
  return d1.prepare(sql).bind(...params);
};

/** Rows of a shape that only their statement knows: `rowsIn` takes its reader's word for it. */
export type Results = readonly D1Result<never>[];

/**
 * Runs statements in one transaction and one round trip; none stays written when one is refused.
 * Drizzle's own batch does not bind the parameters of raw statements (0.45), and those are our sets of rows.
 */
export const batch = async (d1: D1Database, queries: readonly SQLWrapper[]): Promise<Results> =>
  d1.batch<never>(queries.map((query) => prepared(d1, query)));

/** The rows of one statement of a batch; its reader says of what shape they are. */
export const rowsIn = (results: Results, index: number): readonly never[] => {
  const result = results.at(index);
  if (result === undefined) throw new Error(`a batch has no result ${index}`);
  return result.results;
};
