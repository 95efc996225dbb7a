import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import { job } from '#db/schema/jobs/job';
import type { Field } from '#domain/fields/field';
import { ownNames, type OwnName } from '#domain/fields/own-values';

const columns = new Map(Object.entries(getTableColumns(job)));

/** A column of the job's row by its property, without the table: lists read rows of the past by the same names. */
export const columnOf = (property: string): SQL => {
  const column = columns.get(property);
  if (column === undefined) throw new Error(`the job's row has no column ${property}`);
  return sql`${sql.identifier(column.name)}`;
};

/** The column that has a field's value. */
export const fieldColumn = ({ property, column = property }: Pick<Field, 'property' | 'column'>): SQL =>
  columnOf(column);

/** The columns of a job's own fields. A field without a column in the schema does not compile. */
export const ownColumns: Pick<typeof job, OwnName> = Object.assign(
  {},
  ...ownNames.map((name) => ({ [name]: job[name] })),
);

/** The columns of the own fields with commas between: `title, owner_id`. */
export const ownColumnNames: SQL = sql.join(ownNames.map(columnOf), sql`, `);

/** The same, each under the name of its property: `owner_id as "ownerId"`. */
export const ownSelected: SQL = sql.join(
  ownNames.map((name) => sql`${columnOf(name)} as ${sql.identifier(name)}`),
  sql`, `,
);
