import { sql, type SQL } from 'drizzle-orm';

/**
 * A text as a literal of the statement, its quotes doubled: for what would take more than the hundred parameters that D1
 * binds, and for what an index must see. Names of tables and columns go through `sql.identifier`, values are bound.
 */
export const literal = (text: string): SQL => sql`${text}`.inlineParams();
