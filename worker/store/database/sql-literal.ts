import { SQL, sql, StringChunk } from 'drizzle-orm';
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';

/**
 * A text as a literal of the statement, its quotes doubled: for what would take more than the hundred parameters that D1
 * binds, and for what an index must see. Names of tables and columns go through `sql.identifier`, values are bound.
 */
export const literal = (text: string): SQL => sql`${text}`.inlineParams();

const dialect = new SQLiteAsyncDialect();

/** A part of many statements whose text is the same in each, written once: to write it takes longer than to run it. */
export const precompiled = (part: SQL): SQL => {
  const { sql: text, params } = dialect.sqlToQuery(part);
  if (params.length > 0) throw new Error(`a part that is written once binds no value: ${text}`);
  return new SQL([new StringChunk(text)]);
};
