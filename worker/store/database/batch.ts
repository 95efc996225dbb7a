import { fillPlaceholders, SQL, sql, StringChunk, type SQLWrapper } from 'drizzle-orm';
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';

/** Most parameters of one statement in D1. */
const parametersMax = 100;

const dialect = new SQLiteAsyncDialect();

/** A statement in D1's form. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** Numbers the parameters, so that a repeated value is bound once. */
const withFewParameters = (query: SQLWrapper): Statement => {
  const params: unknown[] = [];
  const numbering = Object.assign(new SQLiteAsyncDialect(), {
    // Drizzle also passes the value, although its type does not show it (0.45).
    escapeParam: (_: number, value?: unknown): string => {
      const known = params.indexOf(value);
      return `?${known === -1 ? params.push(value) : known + 1}`;
    },
  });
  return { sql: numbering.sqlToQuery(query.getSQL()).sql, params };
};

const written = (query: SQLWrapper): Statement => {
  const statement = dialect.sqlToQuery(query.getSQL());
  return statement.params.length > parametersMax ? withFewParameters(query) : statement;
};

/** The text of a statement with one parameter, which each call binds. */
export const textOf = (query: SQLWrapper): string => {
  const { sql: words, params } = written(query);
  if (params.length !== 1) throw new Error(`a kept statement has one parameter: ${words}`);
  return words;
};

/** Compiles a statement once with placeholders, because building it takes longer than running it. */
export const prepare = (query: SQLWrapper): ((values: Readonly<Record<string, unknown>>) => Statement) => {
  const { sql: words, params } = written(query);
  return (values) => ({ sql: words, params: fillPlaceholders([...params], { ...values }) });
};

const statementOf = (query: SQLWrapper | Statement): Statement =>
  'params' in query ? query : written(query);

/** Untyped rows: the caller of `rowsIn` declares their shape. */
export type Results = readonly D1Result<never>[];

/**
 * Runs statements in one transaction and one round trip; a failed statement rolls back all. Drizzle's own batch does
 * not bind the parameters of raw statements (0.45), which our sets of rows need.
 */
export const batch = async (d1: D1Database, queries: readonly (SQLWrapper | Statement)[]): Promise<Results> =>
  d1.batch<never>(
    queries.map((query) => {
      const { sql: words, params } = statementOf(query);
      return d1.prepare(words).bind(...params);
    }),
  );

/** The rows of one statement of a batch; the caller declares their shape. */
export const rowsIn = (results: Results, index: number): readonly never[] => {
  const result = results.at(index);
  if (result === undefined) throw new Error(`a batch has no result ${index}`);
  return result.results;
};

/** A query: its statements, and the reader of their results. */
export interface Question<Answer> {
  readonly statements: readonly (SQLWrapper | Statement)[];
  readonly read: (results: Results) => Answer | Promise<Answer>;
}

/** Runs a query in its own round trip. */
export const ask = async <Answer>(d1: D1Database, { statements, read }: Question<Answer>): Promise<Answer> =>
  read(statements.length === 0 ? [] : await batch(d1, statements));

/**
 * A text as a literal of the statement, its quotes doubled: for what would take more than the hundred parameters that D1
 * binds, and for what an index must see. Names of tables and columns go through `sql.identifier`, values are bound.
 */
export const literal = (text: string): SQL => sql`${text}`.inlineParams();

/**
 * An integer of our own as literal. A bound `limit` is one that SQLite plans by: it would compile the statement again at
 * each call.
 */
export const whole = (value: number): SQL => sql`${Math.trunc(value)}`.inlineParams();

/** A part of many statements whose text is the same in each, written once: to write it takes longer than to run it. */
export const precompiled = (part: SQL): SQL => {
  const { sql: text, params } = dialect.sqlToQuery(part);
  if (params.length > 0) throw new Error(`a part that is written once binds no value: ${text}`);
  return new SQL([new StringChunk(text)]);
};
