import { fillPlaceholders, type SQLWrapper } from 'drizzle-orm';
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';

/** Parameters that D1 binds to one statement. */
const parametersMax = 100;

const dialect = new SQLiteAsyncDialect();

/** A statement as D1 takes it. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** A statement whose parameters are numbered, so that a value which comes again is bound once. */
const withFewParameters = (query: SQLWrapper): Statement => {
  const params: unknown[] = [];
  const numbering = Object.assign(new SQLiteAsyncDialect(), {
    // Drizzle hands over the value too, though its type does not say so (0.45).
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

/** The text of a statement that has one parameter, which is bound anew with each call. */
export const textOf = (query: SQLWrapper): string => {
  const { sql, params } = written(query);
  if (params.length !== 1) throw new Error(`a kept statement has one parameter: ${sql}`);
  return sql;
};

/** Writes a statement once, for values that come with each call: to write it anew takes longer than to run it. */
export const prepare = (query: SQLWrapper): ((values: Readonly<Record<string, unknown>>) => Statement) => {
  const { sql, params } = written(query);
  return (values) => ({ sql, params: fillPlaceholders([...params], { ...values }) });
};

const statementOf = (query: SQLWrapper | Statement): Statement =>
  'params' in query ? query : written(query);

/** Rows of a shape that only their statement knows: `rowsIn` takes its reader's word for it. */
export type Results = readonly D1Result<never>[];

/**
 * Runs statements in one transaction and one round trip; none stays written when one is refused.
 * Drizzle's own batch does not bind the parameters of raw statements (0.45), and those are our sets of rows.
 */
export const batch = async (d1: D1Database, queries: readonly (SQLWrapper | Statement)[]): Promise<Results> =>
  d1.batch<never>(
    queries.map((query) => {
      const { sql, params } = statementOf(query);
      return d1.prepare(sql).bind(...params);
    }),
  );

/** The rows of one statement of a batch; its reader says of what shape they are. */
export const rowsIn = (results: Results, index: number): readonly never[] => {
  const result = results.at(index);
  if (result === undefined) throw new Error(`a batch has no result ${index}`);
  return result.results;
};

/** A question to the database: its statements, and what their results mean. */
export interface Question<Answer> {
  readonly statements: readonly (SQLWrapper | Statement)[];
  readonly read: (results: Results) => Answer | Promise<Answer>;
}

/** Asks a question in a round trip of its own. */
export const ask = async <Answer>(d1: D1Database, { statements, read }: Question<Answer>): Promise<Answer> =>
  read(statements.length === 0 ? [] : await batch(d1, statements));
